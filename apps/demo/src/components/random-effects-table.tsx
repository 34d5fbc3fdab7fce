import type { Summary } from 'lmm'
import type { JSX } from 'preact'
import { decimalsFor, fixed } from '../language/numbers.ts'
import { strings } from '../state/language.ts'

interface Row {
  readonly group: string
  readonly term: string
  readonly sd: number
  readonly correlations: readonly (number | null)[]
}

/** How much people differ, and how much is left: variances, standard deviations and correlations. */
export function RandomEffectsTable({ summary }: { summary: Summary }): JSX.Element {
  const { results } = strings.value
  const rows = rowsOf(summary)
  const decimals = decimalsFor([...rows.map(({ sd }) => sd), summary.sigma ?? 0])
  const correlations = Math.max(0, ...rows.map((row) => row.correlations.length))
  const square = decimalsFor([...rows.map(({ sd }) => sd ** 2), (summary.sigma ?? 0) ** 2])
  return (
    <table>
      <caption class="individual">{results.random}</caption>
      <thead>
        <tr>
          <th scope="col">{results.group}</th>
          <th scope="col" class="words">
            {results.term}
          </th>
          <th scope="col">{results.variance}</th>
          <th scope="col">{results.sd}</th>
          {correlations > 0 && (
            <th scope="col" colSpan={correlations}>
              {results.correlation}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ group, term, sd, correlations: mine }, k) => (
          <tr key={`${group} ${term}`}>
            <th scope="row">{rows[k - 1]?.group === group ? '' : group}</th>
            <td class="words">{term}</td>
            <td>{fixed(sd ** 2, square)}</td>
            <td class="individual">{fixed(sd, decimals)}</td>
            {Array.from({ length: correlations }, (_, i) => (
              <td key={i}>{mine[i] === undefined || mine[i] === null ? '' : fixed(mine[i], 2)}</td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{results.residual}</th>
          <td />
          <td>{summary.sigma === null ? '' : fixed(summary.sigma ** 2, square)}</td>
          <td class="residual">{summary.sigma === null ? '' : fixed(summary.sigma, decimals)}</td>
          {correlations > 0 && <td colSpan={correlations} />}
        </tr>
      </tbody>
    </table>
  )
}

/** A row for each random effect; its correlations are with those above it in the same term. */
function rowsOf({ random }: Summary): Row[] {
  return random.flatMap(({ group, terms, sd, correlation }) =>
    terms.map((term, i) => ({ group, term, sd: sd[i] ?? 0, correlations: correlation[i]!.slice(0, i) })),
  )
}
