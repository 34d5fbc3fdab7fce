import { say } from '../say.ts'
import type { Column, Table } from '../table.ts'
import { arrowColumns, isArrowShaped } from './arrow.ts'
import { columnLength } from './column-length.ts'
import { columnFromCells, columnOf, kindOf } from './column-of.ts'
import type { ColumnInput, TableInput } from './table-input.ts'

/** Options of `tableOf`. */
export interface TableOptions {
  /** What the data were read from, for messages. */
  readonly source?: string
}

/**
 * A table from columns by name (object or Map), pairs of name and column, rows (plain objects), or an Arrow or Flechette table.
 *
 * Missing are `null`, `undefined` and NaN, and in rows an absent key; an empty text is a text. Booleans become a logical column,
 * texts a text column, big integers numbers, dates the number of days since 1970-01-01 UTC. A `Float64Array` is used as it is,
 * not copied. Throws `LmmError` when columns differ in length, a name occurs twice, or the cells of a column are of different kinds.
 *
 * @example
 * ```ts
 * import { tableOf } from '@lmm/design'
 *
 * const columns = tableOf({ y: [1.2, 3.4, null], group: ['a', 'a', 'b'] })
 * const rows = tableOf([{ y: 1.2, group: 'a' }, { y: 3.4, group: 'a' }, { group: 'b' }])
 * console.log(columns.rowCount, rows.rowCount)
 * console.log(rows.columns.get('y'))
 * ```
 * ```text
 * 3 3
 * { kind: 'number', values: Float64Array(3) [ 1.2, 3.4, NaN ] }
 * ```
 */
export function tableOf(data: TableInput, options: TableOptions = {}): Table {
  if (isTable(data)) return options.source === undefined ? data : { ...data, source: options.source }
  const columns = new Map<string, Column>()
  let rowCount = -1
  let firstName = ''
  for (const [name, column] of namedColumns(data, options.source)) {
    const length = columnLength(column)
    if (columns.has(name)) throw say.error('design/duplicate-column', { column: name }, place(name, options))
    if (rowCount < 0) {
      rowCount = length
      firstName = name
    } else if (length !== rowCount)
      throw say.error(
        'design/column-length',
        { column: name, length, expected: rowCount, other: firstName },
        place(name, options),
      )
    columns.set(name, column)
  }
  const source = options.source === undefined ? {} : { source: options.source }
  return { kind: 'table', rowCount: Math.max(0, rowCount), columns, ...source }
}

const place = (column: string, { source }: TableOptions): { kind: 'data'; column: string; source?: string } => ({
  kind: 'data',
  column,
  ...(source !== undefined && { source }),
})

function* namedColumns(data: Exclude<TableInput, Table>, source?: string): Iterable<[string, Column]> {
  if (data === null || typeof data !== 'object') throw say.error('design/bad-table', { found: kindOf(data) })
  if (data instanceof Map)
    for (const [name, column] of data) yield [String(name), columnOf(String(name), column, source)]
  else if (Array.isArray(data)) yield* isPairs(data) ? pairColumns(data, source) : rowColumns(data, source)
  else if (isArrowShaped(data)) yield* arrowColumns(data, source)
  else if (ArrayBuffer.isView(data)) throw say.error('design/bad-table', { found: 'array' })
  else for (const [name, column] of Object.entries(data)) yield [name, columnOf(name, column as ColumnInput, source)]
}

function* pairColumns(pairs: readonly (readonly [string, ColumnInput])[], source?: string): Iterable<[string, Column]> {
  for (const [name, column] of pairs) yield [name, columnOf(name, column, source)]
}

function* rowColumns(rows: readonly unknown[], source?: string): Iterable<[string, Column]> {
  const names = new Set<string>()
  rows.forEach((row, index) => {
    if (row === null || typeof row !== 'object' || Array.isArray(row))
      throw say.error('design/bad-row', { row: index, found: kindOf(row) }, { kind: 'data', rows: [index] })
    for (const name of Object.keys(row)) names.add(name)
  })
  const cells = rows as readonly Readonly<Record<string, unknown>>[]
  // an own property only: a row without the key `constructor` has an inherited one
  for (const name of names) {
    const cell = (row: number): unknown => (Object.hasOwn(cells[row]!, name) ? cells[row]![name] : undefined)
    yield [name, columnFromCells(name, rows.length, cell, source)]
  }
}

function isTable(data: TableInput): data is Table {
  return data !== null && typeof data === 'object' && 'kind' in data && data.kind === 'table' && 'rowCount' in data
}

function isPairs(data: readonly unknown[]): data is readonly (readonly [string, ColumnInput])[] {
  return (
    data.length > 0 &&
    data.every((item) => Array.isArray(item) && item.length === 2 && typeof item[0] === 'string' && isObject(item[1]))
  )
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
