import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { Scrolls } from '../../components/scrolls.tsx'

type Katex = typeof import('katex')

const katex = signal<Katex['default'] | null>(null)

/** TeX as MathML, which needs no styles of its own and is read aloud. */
export function TexEquation({ tex }: { tex: string }): JSX.Element {
  if (katex.value === null)
    import('katex').then((module) => {
      katex.value = module.default
    })
  const html = katex.value?.renderToString(tex, { output: 'mathml', displayMode: true, throwOnError: false }) ?? ''
  return (
    <Scrolls label="TeX">
      <div class="tex" dangerouslySetInnerHTML={{ __html: html }} />
    </Scrolls>
  )
}
