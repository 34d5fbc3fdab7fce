import type { JSX } from 'preact'
import { strings } from '../state/language.ts'
import { fit } from '../state/model.ts'
import { DeviationsTable } from './deviations-table.tsx'
import { FitFacts } from './fit-facts.tsx'
import { FixedEffectsTable } from './fixed-effects-table.tsx'
import { RandomEffectsTable } from './random-effects-table.tsx'
import { Remarks } from './remarks.tsx'

/** The numbers of the fit. */
export function Results(): JSX.Element | null {
  if (!fit.value) return null
  const { results } = strings.value
  const { summary, milliseconds } = fit.value
  return (
    <section class="results" aria-labelledby="results">
      <h2 id="results">{results.heading}</h2>
      <p class="fitted-formula">
        <code>{summary.formula}</code>
      </p>
      <div class="tables">
        <div class="scrolls">
          <RandomEffectsTable summary={summary} />
        </div>
        <div class="scrolls">
          <FixedEffectsTable summary={summary} />
        </div>
      </div>
      <FitFacts summary={summary} milliseconds={milliseconds} />
      <Remarks summary={summary} />
      <DeviationsTable />
    </section>
  )
}
