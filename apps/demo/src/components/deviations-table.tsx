import { Fragment, type JSX } from 'preact'
import { fixed, signed } from '../language/numbers.ts'
import { strings } from '../state/language.ts'
import { deviations, partOf } from '../state/model.ts'
import { chosen } from '../state/selection.ts'
import { Deviation } from './symbol.tsx'

/** Every person's deviations: the figure as numbers. */
export function DeviationsTable(): JSX.Element | null {
  const rows = [...deviations.value]
  const columns = rows[0]?.[1].map(({ column }) => column) ?? []
  if (columns.length === 0) return null
  const words = strings.value
  return (
    <details class="everyone">
      <summary>{words.deviations.heading}</summary>
      <div class="scrolls">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.deviations.person}</th>
              {columns.map((column) => (
                <Fragment key={column}>
                  <th scope="col">
                    <Deviation index={partOf(column).index} /> {column}
                  </th>
                  <th scope="col">{words.results.stdError}</th>
                </Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([person, mine]) => (
              <tr key={person} class={chosen.value === person ? 'selected' : ''}>
                <th scope="row">{person}</th>
                {mine.map(({ column, estimate, stdError }) => (
                  <Fragment key={column}>
                    <td class="individual">{signed(estimate, partOf(column).decimals)}</td>
                    <td>{fixed(stdError, partOf(column).decimals)}</td>
                  </Fragment>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{words.deviations.note}</p>
    </details>
  )
}
