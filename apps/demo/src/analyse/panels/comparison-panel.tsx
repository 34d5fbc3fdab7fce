import { useSignal } from '@preact/signals'
import type { ModelComparison } from 'lmm'
import type { JSX } from 'preact'
import { told } from '../../both.ts'
import { Scrolls } from '../../components/scrolls.tsx'
import { ask } from '../engine/engine.ts'
import { type Done, history } from '../state.ts'
import { words } from '../words.ts'
import { attempt } from './attempt.ts'

/** Each model once, its latest fit. */
function different(all: readonly Done[]): readonly Done[] {
  const byChoice = new Map(all.map((each) => [JSON.stringify(each.choice), each]))
  return [...byChoice.values()]
}

const two = (value: number | null): string => (value === null ? '' : value.toFixed(2).replace('-', '−'))

/** The models that were fitted to this table, and tests of each against the one before. */
export function ComparisonPanel(): JSX.Element | null {
  const tests = useSignal<readonly ModelComparison[] | null>(null)
  const fits = different(history.value)
  if (fits.length < 2) return null
  return (
    <section class="comparison-panel" aria-labelledby="comparison">
      <h2 id="comparison">{told(words.comparison)}</h2>
      <Scrolls label={told(words.comparison)}>
        <table>
          <thead>
            <tr>
              {[told(words.formula), '', 'npar', 'logLik', 'AIC', 'BIC'].map((each) => (
                <th key={each} scope="col" class={each === told(words.formula) ? 'words' : ''}>
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fits.map(({ choice, summary }) => (
              <tr key={JSON.stringify(choice)}>
                <th scope="row">
                  <code>{[choice.formula, choice.residual, choice.variance].filter(Boolean).join('; ')}</code>
                </th>
                <td>{choice.criterion}</td>
                <td>{summary.npar}</td>
                <td>{two(summary.logLik)}</td>
                <td>{two(summary.aic)}</td>
                <td>{two(summary.bic)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <p class="redraw">
        <button
          type="button"
          onClick={() =>
            attempt(async () => {
              const ordered = [...fits].sort((a, b) => a.summary.npar - b.summary.npar)
              tests.value = await ask(
                'compare',
                ordered.map(({ choice }) => choice),
              )
            })
          }
        >
          {told(words.compare)}
        </button>
      </p>
      {tests.value && (
        <table class="given">
          <thead>
            <tr>
              {[told(words.formula), 'χ²', 'df', 'p'].map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tests.value.map(({ formula, chisq, df, pValue, pBoundary }) => (
              <tr key={formula}>
                <th scope="row">
                  <code>{formula}</code>
                </th>
                <td>{two(chisq)}</td>
                <td>{df ?? ''}</td>
                <td>{(pBoundary ?? pValue)?.toPrecision(3) ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
