import type { Summary } from 'lmm'
import type { JSX } from 'preact'
import { fixed } from '../language/numbers.ts'
import { strings } from '../state/language.ts'

/** The criterion at the optimum, the counts and the time. */
export function FitFacts({ summary, milliseconds }: { summary: Summary; milliseconds: number }): JSX.Element {
  const { results } = strings.value
  const { criterion, deviance, logLik, npar, n } = summary
  const facts = [
    [criterion === 'REML' ? results.remlCriterion : results.deviance, deviance === null ? '' : fixed(deviance, 3)],
    [results.logLik, logLik === null ? '' : fixed(logLik, 3)],
    [results.parameters, String(npar)],
    [results.rows, String(n)],
    [results.time, results.milliseconds(fixed(milliseconds, 1))],
  ] as const
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
