import type { Summary } from 'lmm'
import type { JSX } from 'preact'
import { decimalsFor, fixed } from '../language/numbers.ts'
import { strings } from '../state/language.ts'
import { partOf } from '../state/model.ts'
import { Beta } from './symbol.tsx'

/** Estimates of the population, with standard errors. */
export function FixedEffectsTable({ summary }: { summary: Summary }): JSX.Element {
  const { results } = strings.value
  const decimals = decimalsFor(summary.fixed.map(({ stdError }) => stdError ?? 0))
  return (
    <table>
      <caption class="population">{results.fixed}</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {results.term}
          </th>
          <th scope="col">{results.estimate}</th>
          <th scope="col">{results.stdError}</th>
          <th scope="col">
            <i>{results.t}</i>
          </th>
        </tr>
      </thead>
      <tbody>
        {summary.fixed.map(({ term, estimate, stdError, statistic }) => (
          <tr key={term}>
            <td class="symbol">
              <Beta index={partOf(term).index} />
            </td>
            <th scope="row">{term}</th>
            <td class="population">{estimate === null ? '' : fixed(estimate, decimals)}</td>
            <td>{stdError === null ? '' : fixed(stdError, decimals)}</td>
            <td>{statistic === null ? '' : fixed(statistic, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
