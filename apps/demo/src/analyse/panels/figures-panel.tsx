import type { FigureName } from '@lmm/plots'
import { useSignal } from '@preact/signals'
import type { Diagnostic } from 'lmm'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { told } from '../../both.ts'
import { language } from '../../state/language.ts'
import { download, pngOf } from '../download.ts'
import { ask, Refused } from '../engine/engine.ts'
import type { Done } from '../state.ts'
import { figureWords, words } from '../words.ts'
import { Said } from './said.tsx'

const names = Object.keys(figureWords) as FigureName[]

/** A figure in fewer pixels than these is drawn in these and made smaller. */
const leastWidth = 480

const dark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches

/** One figure at a time, drawn by the worker, to look at and to take along. */
export function FiguresPanel({ done }: { done: Done }): JSX.Element {
  const name = useSignal<FigureName>(
    done.summary.random.length > 0 && done.summary.n <= 10_000 ? 'trajectories' : 'coefficients',
  )
  const drawn = useSignal<string | null>(null)
  const wrong = useSignal<Diagnostic | null>(null)
  const section = useRef<HTMLElement>(null)
  const shown = name.value
  const spoken = language.value
  useEffect(() => {
    let current = true
    drawn.value = null
    wrong.value = null
    const width = Math.max(leastWidth, section.current!.clientWidth)
    ask('figure', { name: shown, theme: dark() ? 'dark' : 'light', language: spoken, width }).then(
      (svg) => {
        if (current) drawn.value = svg
      },
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error
        if (current) wrong.value = error.diagnostic
      },
    )
    return () => {
      current = false
    }
  }, [done, shown, spoken, drawn, wrong])
  return (
    <section ref={section} class="figures-panel" aria-labelledby="figures">
      <h2 id="figures">{told(words.figures)}</h2>
      <nav class="exercises named" aria-label={told(words.figures)}>
        {names.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === shown ? 'true' : undefined}
            onClick={() => {
              name.value = each
            }}
          >
            {told(figureWords[each])}
          </button>
        ))}
      </nav>
      {wrong.value && <Said diagnostic={wrong.value} />}
      {drawn.value === null && !wrong.value && <p class="busy">{told(words.drawing)}</p>}
      {drawn.value !== null && (
        <>
          <img
            class="drawn-figure"
            alt={told(figureWords[shown])}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.value)}`}
          />
          <p class="redraw">
            <button type="button" onClick={() => download(`${shown}.svg`, 'image/svg+xml', drawn.value!)}>
              SVG
            </button>
            <button
              type="button"
              onClick={async () => download(`${shown}.png`, 'image/png', await pngOf(drawn.value!))}
            >
              PNG
            </button>
          </p>
        </>
      )}
    </section>
  )
}
