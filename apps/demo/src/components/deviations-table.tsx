import type { JSX } from 'preact'
import { decimalsFor, fixed, signed } from '../language/numbers.ts'
import { strings } from '../state/language.ts'
import { deviations, parts } from '../state/model.ts'
import { chosen } from '../state/selection.ts'
import { Deviation } from './symbol.tsx'

/** Every person's deviations, the figure as numbers. */
export function DeviationsTable(): JSX.Element | null {
  const rows = [...deviations.value]
  const columns = rows[0]?.[1].map(({ column }) => column) ?? []
  if (columns.length === 0) return null
  const words = strings.value
  const decimals = columns.map((_, k) => decimalsFor(rows.map(([, mine]) => mine[k]!.stdError)))
  const index = (name: string): number => parts.value.find(({ column }) => column === name)!.index
  return (
    <details class="everyone">
      <summary>{words.deviations.heading}</summary>
      <div class="scrolls">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.deviations.person}</th>
              {columns.map((column) => (
                <>
                  <th scope="col">
                    <math>
                      <Deviation index={index(column)} />
                    </math>{' '}
                    {column}
                  </th>
                  <th scope="col">{words.results.stdError}</th>
                </>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([person, mine]) => (
              <tr key={person} class={chosen.value === person ? 'selected' : ''}>
                <th scope="row">{person}</th>
                {mine.map(({ column, estimate, stdError }, k) => (
                  <>
                    <td key={column} class="individual">
                      {signed(estimate, decimals[k]!)}
                    </td>
                    <td>{fixed(stdError, decimals[k]!)}</td>
                  </>
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
