import type { JSX } from 'preact'
import { told } from '../both.ts'
import type { Given } from '../practice/problem.ts'

/** What is given, as a table. */
export function GivenTable({ given: { caption, head, rows } }: { given: Given }): JSX.Element {
  const kinds = head.map((_, i) => (rows.every((row) => /^(?:[−+]?\d|–?$)/.test(row[i]!)) ? '' : 'words'))
  return (
    <div class="scrolls">
      <table class="given">
        <caption>{told(caption)}</caption>
        <thead>
          <tr>
            {head.map((each, i) => (
              <th key={each.en} scope="col" class={kinds[i]!}>
                {told(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, i) => (
                <td key={i} class={kinds[i]!}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
