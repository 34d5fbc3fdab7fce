import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { told } from '../../both.ts'
import { ask } from '../engine/engine.ts'
import type { ColumnView, Interval, TableView } from '../engine/protocol.ts'
import type { Done } from '../state.ts'
import { targetWords, words } from '../words.ts'
import { attempt } from './attempt.ts'

/** Columns whose names stand on the right side of a formula. */
function read(formula: string, columns: readonly ColumnView[]): readonly ColumnView[] {
  const right = formula.slice(formula.indexOf('~') + 1)
  const names = new Set(right.match(/`[^`]+`|[\p{L}.][\p{L}\p{N}_.]*/gu)?.map((name) => name.replaceAll('`', '')))
  return columns.filter(({ name }) => names.has(name))
}

/** What is expected of a new person, or of one who was in the fit. */
export function PredictionPanel({ done, table }: { done: Done; table: TableView }): JSX.Element {
  const { formula, residual, variance } = done.choice
  const columns = read(`~ ${formula.slice(formula.indexOf('~') + 1)} ${residual} ${variance}`, table.columns)
  const typed = useSignal<Readonly<Record<string, string>>>({})
  const found = useSignal<readonly Interval[] | null>(null)
  const shownOf = ({ name, levels, range }: ColumnView): string =>
    typed.value[name] ?? (range ? String(Number(((range[0] + range[1]) / 2).toPrecision(4))) : (levels[0] ?? ''))
  const type = (name: string, value: string): void => {
    typed.value = { ...typed.value, [name]: value }
    found.value = null
  }
  return (
    <section class="prediction-panel" aria-labelledby="predictions">
      <h2 id="predictions">{told(words.predictions)}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const row = columns.map((column) => {
            const text = shownOf(column)
            return [column.name, column.kind === 'number' ? Number(text) : text] as const
          })
          attempt(async () => {
            found.value = await ask('predict', Object.fromEntries(row))
          })
        }}
      >
        {columns.map((column) => (
          <label key={column.name}>
            {column.name}
            <input
              type="text"
              inputmode={column.kind === 'number' ? 'decimal' : 'text'}
              name={column.name}
              value={shownOf(column)}
              onInput={(event) => type(column.name, event.currentTarget.value)}
            />
          </label>
        ))}
        <button type="submit">{told(words.predict)}</button>
      </form>
      {found.value && (
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
            {found.value.map(({ target, estimate, lower, upper }) => (
              <tr key={target}>
                <th scope="row">{told(targetWords[target]!)}</th>
                {[estimate, lower, upper].map((value, i) => (
                  <td key={i}>{Number(value.toPrecision(5)).toString().replace('-', '−')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
