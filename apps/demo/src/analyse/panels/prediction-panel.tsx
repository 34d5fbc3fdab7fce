import { useSignal } from '@preact/signals'
import type { Diagnostic } from 'lmm'
import type { JSX } from 'preact'
import { told } from '../../both.ts'
import { ask } from '../engine/engine.ts'
import type { ColumnView, Requests, TableView } from '../engine/protocol.ts'
import type { Done } from '../state.ts'
import { targetWords, words } from '../words.ts'
import { attempt } from './attempt.ts'
import { Said } from './said.tsx'

/** Columns whose names stand in a text. */
function read(text: string, columns: readonly ColumnView[]): readonly ColumnView[] {
  const names = new Set(text.match(/`[^`]+`|[\p{L}.][\p{L}\p{M}\p{N}_.]*/gu)?.map((name) => name.replaceAll('`', '')))
  return columns.filter(({ name }) => names.has(name))
}

const bars = /\([^()|]*\|\|?([^()|]*)\)/g

/** Names of the columns that do nothing but group: a new person has none of their levels. */
function groupings(text: string, columns: readonly ColumnView[]): ReadonlySet<string> {
  const others = new Set(
    read(
      text.replace(bars, (bar) => bar.split('|')[0]!),
      columns,
    ),
  )
  const right = [...text.matchAll(bars)].map(([, group]) => group!).join(' ')
  return new Set(
    read(
      right,
      columns.filter((each) => !others.has(each)),
    ).map(({ name }) => name),
  )
}

/** A number as it was typed, with a comma for a point too; else the text, which the library refuses with its reason. */
function numberOf(text: string): number | string {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || Number.isNaN(number) ? text.trim() : number
}

/** What is expected of a new person, or of one who was in the fit. */
export function PredictionPanel({ done, table }: { done: Done; table: TableView }): JSX.Element {
  const { formula, residual, variance } = done.choice
  const text = `${formula.slice(formula.indexOf('~') + 1)} ${residual} ${variance}`
  const columns = read(text, table.columns)
  const groups = groupings(text, table.columns)
  const typed = useSignal<Readonly<Record<string, string>>>({})
  const found = useSignal<Requests['predict']['answer'] | null>(null)
  const wrong = useSignal<Diagnostic | null>(null)
  const usual = ({ name, levels, range }: ColumnView): string => {
    if (groups.has(name)) return told(words.newLevel)
    return range ? String(Number(((range[0] + range[1]) / 2).toPrecision(4))) : (levels[0] ?? '')
  }
  const shownOf = (column: ColumnView): string => typed.value[column.name] ?? usual(column)
  const type = (name: string, value: string): void => {
    typed.value = { ...typed.value, [name]: value }
    found.value = null
    wrong.value = null
  }
  return (
    <section class="prediction-panel" aria-labelledby="predictions">
      <h2 id="predictions">{told(words.predictions)}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const row = columns.map((column) => {
            const shown = shownOf(column)
            const isNumber = column.kind === 'number' && !groups.has(column.name)
            return [column.name, isNumber ? numberOf(shown) : shown.trim()] as const
          })
          attempt(async () => {
            found.value = await ask('predict', Object.fromEntries(row))
          }, wrong)
        }}
      >
        {columns.map((column) => (
          <label key={column.name}>
            {column.name}
            <input
              type="text"
              inputmode={column.kind === 'number' && !groups.has(column.name) ? 'decimal' : 'text'}
              name={column.name}
              value={shownOf(column)}
              onInput={(event) => type(column.name, event.currentTarget.value)}
            />
          </label>
        ))}
        <button type="submit">{told(words.predict)}</button>
      </form>
      {wrong.value && <Said diagnostic={wrong.value} />}
      {found.value && (
        <>
          <table class="given">
            <thead>
              <tr>
                <th scope="col">{told(words.target)}</th>
                <th scope="col">{told(words.estimate)}</th>
                <th scope="col">{told(words.from)}</th>
                <th scope="col">{told(words.to)}</th>
              </tr>
            </thead>
            <tbody>
              {found.value.intervals.map(({ target, estimate, lower, upper }) => (
                <tr key={target}>
                  <th scope="row">{told(targetWords[target]!)}</th>
                  {[estimate, lower, upper].map((value, i) => (
                    <td key={i}>{Number(value.toPrecision(5)).toString().replace('-', '−')}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {found.value.notes.map((note) => (
            <Said key={note.code} diagnostic={note} />
          ))}
        </>
      )}
    </section>
  )
}
