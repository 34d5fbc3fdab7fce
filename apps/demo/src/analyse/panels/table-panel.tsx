import type { JSX } from 'preact'
import { told } from '../../both.ts'
import { Scrolls } from '../../components/scrolls.tsx'
import type { ColumnView, TableView } from '../engine/protocol.ts'
import type { ColumnType } from '../engine/recipe.ts'
import { load, recipe } from '../state.ts'
import { words } from '../words.ts'
import { LongForm } from './long-form.tsx'
import { MissingForm } from './missing-form.tsx'

function retype(name: string, type: ColumnType): void {
  const now = recipe.value!
  load({ ...now, types: { ...now.types, [name]: type } })
}

/** The table: its columns, what they are taken for, and its first rows. */
export function TablePanel({ table }: { table: TableView }): JSX.Element {
  return (
    <section class="table-panel" aria-label={told(words.data)}>
      <p class="counts">
        <b>{table.rowCount.toLocaleString('en').replaceAll(',', '\u202f')}</b> {told(words.rows)},{' '}
        <b>{table.columns.length}</b> {told(words.columns)}
      </p>
      <Scrolls label={told(words.first)}>
        <table class="data">
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.name} scope="col">
                  {column.name}
                  <TypeOf column={column} />
                  <small>{about(column)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              <tr key={i}>
                {row.map((text, j) => (
                  <td key={table.columns[j]!.name} class={text === null ? 'absent' : ''}>
                    {text ?? 'NA'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <LongForm table={table} />
      <MissingForm table={table} />
    </section>
  )
}

function TypeOf({ column: { name, kind } }: { column: ColumnView }): JSX.Element {
  const shown = kind === 'text' || kind === 'logical' ? [kind, 'factor', 'number'] : ['number', 'factor']
  return (
    <select
      aria-label={`${told(words.typeOf)} ${name}`}
      value={kind}
      disabled={kind === 'logical'}
      onChange={(event) => retype(name, event.currentTarget.value as ColumnType)}
    >
      {shown.map((each) => (
        <option key={each} value={each}>
          {told(words[each as 'number' | 'factor' | 'text' | 'logical'])}
        </option>
      ))}
    </select>
  )
}

function about({ missing, levelCount, range }: ColumnView): string {
  const what = range ? `${short(range[0])} – ${short(range[1])}` : `${levelCount} ${told(words.levels)}`
  return missing > 0 ? `${what}, ${missing} ${told(words.missing)}` : what
}

const short = (value: number): string => String(Number(value.toPrecision(5))).replace('-', '−')
