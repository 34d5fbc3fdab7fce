import type { JSX } from 'preact'
import { Indexed } from '../components/symbol.tsx'

const roles = { p: 'population', i: 'individual', r: 'residual' } as const

/** An equation from words apart by spaces: `p:β_0` is a symbol with its subscript in the colour of the population, `r:ρ^2` one with a superscript. */
export function FormulaText({ text }: { text: string }): JSX.Element {
  return (
    <p class="symbols">
      {text.split(' ').map((word, k, words) => {
        const gap = /[([]$/.test(word) || /^[)\],;]/.test(words[k + 1] ?? '') ? '' : ' '
        const [, role, letter, subscripts = '', rest = ''] = /^([pirn]):(.)(?:_(\w+))?(.*)$/u.exec(word) ?? []
        const place = `${k}${word}`
        if (role === undefined) return <span key={place}>{`${word}${gap}`}</span>
        const term = roles[role as keyof typeof roles]
        return (
          <span key={place}>
            <Indexed letter={letter!} subscripts={subscripts} {...(term && { term })} />
            {rest.startsWith('^') ? <sup class={term ?? ''}>{rest.slice(1)}</sup> : rest}
            {gap}
          </span>
        )
      })}
    </p>
  )
}
