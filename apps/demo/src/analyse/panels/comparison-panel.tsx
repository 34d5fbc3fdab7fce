import { useSignal } from '@preact/signals'
import type { Diagnostic, ModelComparison } from 'lmm'
import type { JSX } from 'preact'
import { told } from '../../both.ts'
import { Scrolls } from '../../components/scrolls.tsx'
import { ask } from '../engine/engine.ts'
import { type Done, history } from '../state.ts'
import { words } from '../words.ts'
import { attempt } from './attempt.ts'
import { Said } from './said.tsx'

/** Each model once, its latest fit. */
function different(all: readonly Done[]): readonly Done[] {
  const byChoice = new Map(all.map((each) => [JSON.stringify(each.choice), each]))
  return [...byChoice.values()]
}

const two = (value: number | null): string => (value === null ? '' : value.toFixed(2).replace('-', '−'))

/** The models that were fitted to this table, and tests of each against the one before. */
export function ComparisonPanel(): JSX.Element | null {
  const tests = useSignal<readonly ModelComparison[] | null>(null)
  const wrong = useSignal<Diagnostic | null>(null)
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
      {fits.some(({ choice }) => choice.criterion === 'REML') && <p class="hint">{told(words.remlCaution)}</p>}
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
            }, wrong)
          }
        >
          {told(words.compare)}
        </button>
      </p>
      {wrong.value && <Said diagnostic={wrong.value} />}
      {tests.value && (
        <Scrolls label={told(words.compare)}>
          <table class="given">
            <thead>
              <tr>
                {[told(words.formula), '', 'logLik', 'AIC', 'BIC', 'χ²', 'df', 'p'].map((each, i) => (
                  <th key={each} scope="col" class={i === 0 ? 'words' : ''}>
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tests.value.map(({ formula, criterion, logLik, aic, bic, chisq, df, pValue, pBoundary }, i) => (
                <tr key={i}>
                  <th scope="row">
                    <code>{formula}</code>
                  </th>
                  <td>{criterion}</td>
                  <td>{two(logLik)}</td>
                  <td>{two(aic)}</td>
                  <td>{two(bic)}</td>
                  <td>{two(chisq)}</td>
                  <td>{df ?? ''}</td>
                  <td>{(pBoundary ?? pValue)?.toPrecision(3) ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
      {tests.value?.some(({ pBoundary }) => pBoundary !== null) && <p class="hint">{told(words.boundaryTest)}</p>}
    </section>
  )
}
