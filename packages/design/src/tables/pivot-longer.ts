import { nearest } from '@lmm/diagnostics'
import { say } from '../say.ts'
import type { Column, Table } from '../table.ts'
import { numberIn } from './number-label.ts'
import { stackedColumn } from './stacked-column.ts'
import type { TableInput } from './table-input.ts'
import { tableOf } from './table-of.ts'

/** Options of `pivotLonger`. */
export interface PivotOptions {
  /** Columns to stack: their names, or a pattern for them whose groups are the parts of a name: `/^sbp_(\d+)$/`. */
  readonly columns: readonly string[] | RegExp
  /**
   * The new column of what the names say, or one for each group of the pattern; `.value` for the part that names the measurement:
   * `['.value', 'month']` with `/^(sbp|dbp)_(\d+)$/` gives the columns `month`, `sbp` and `dbp`.
   */
  readonly names: string | readonly string[]
  /** The new column of the values; `value` unless given. Not used with `.value`. */
  readonly values?: string
  /** A column to add that numbers the rows of the wide table, where nothing else tells its rows apart. */
  readonly id?: string
}

/**
 * A wide table as a long one: every row becomes one row for each occasion, one after another in the order of the columns; the other columns
 * are repeated. Parts of names that are all numbers become numbers, others texts. Missing values stay, as missing.
 *
 * @throws LmmError when no column is meant, names clash, or columns of different kinds would be one.
 * @example
 * ```ts
 * import { pivotLonger } from '@lmm/design'
 *
 * const wide = { id: ['a', 'b'], sbp_0: [120, 135], sbp_3: [118, null] }
 * const long = pivotLonger(wide, { columns: /^sbp_(\d+)$/, names: 'month', values: 'sbp' })
 * for (const [name, column] of long.columns) console.log(name, column.kind === 'number' ? column.values : column.codes)
 * ```
 * ```text
 * id Int32Array(4) [ 0, 0, 1, 1 ]
 * month Float64Array(4) [ 0, 3, 0, 3 ]
 * sbp Float64Array(4) [ 120, 118, 135, NaN ]
 * ```
 */
export function pivotLonger(data: TableInput, { columns, names, values = 'value', id }: PivotOptions): Table {
  const table = tableOf(data)
  const labels = typeof names === 'string' ? [names] : names
  const stacked = meantColumns(table, columns, labels.length)
  const valuePart = labels.indexOf('.value')
  const measures = [...new Set(stacked.map(({ parts }) => (valuePart < 0 ? values : parts[valuePart]!)))]
  const occasions = new Map<string, { readonly parts: readonly string[]; readonly by: Map<string, string> }>()
  for (const { name, parts } of stacked) {
    const own = parts.filter((_, part) => part !== valuePart)
    const key = JSON.stringify(own)
    const occasion = occasions.get(key) ?? { parts: own, by: new Map() }
    occasions.set(key, occasion)
    const measure = valuePart < 0 ? values : parts[valuePart]!
    if (occasion.by.has(measure)) throw say.error('design/duplicate-column', { column: name })
    occasion.by.set(measure, name)
  }
  const times = occasions.size
  const n = table.rowCount
  const result: (readonly [string, Column])[] = []
  if (id !== undefined)
    result.push([
      id,
      { kind: 'number', values: Float64Array.from({ length: n * times }, (_, row) => Math.floor(row / times) + 1) },
    ])
  const taken = new Set(stacked.map(({ name }) => name))
  for (const [name, column] of table.columns) if (!taken.has(name)) result.push([name, repeated(column, times)])
  labels
    .filter((label) => label !== '.value')
    .forEach((label, part) => {
      const texts = [...occasions.values()].map((occasion) => occasion.parts[part]!)
      result.push([label, cycled(texts, n)])
    })
  for (const measure of measures) {
    const parts = [...occasions.values()].map(({ by }) => by.get(measure))
    result.push([measure, stackedColumn(measure, parts, table)])
  }
  return { ...tableOf(result), ...(table.source !== undefined && { source: table.source }) }
}

/** The columns that are meant, with the parts of their names. */
function meantColumns(
  table: Table,
  columns: readonly string[] | RegExp,
  parts: number,
): { readonly name: string; readonly parts: readonly string[] }[] {
  const all = [...table.columns.keys()]
  if (!(columns instanceof RegExp)) {
    for (const name of columns)
      if (!table.columns.has(name))
        throw say.error('design/unknown-column', { option: 'columns', column: name, nearest: nearest(name, all) })
    if (columns.length === 0 || parts !== 1)
      throw say.error('design/pivot-columns', { found: columns.length, names: parts, groups: 1 })
    return columns.map((name) => ({ name, parts: [name] }))
  }
  const pattern = new RegExp(columns.source, columns.flags.replace(/[gy]/g, ''))
  const matches = all.flatMap((name) => {
    const match = pattern.exec(name)
    return match ? [{ name, parts: match.length === 1 ? [name] : match.slice(1).map((part) => part ?? '') }] : []
  })
  const groups = matches[0]?.parts.length ?? 0
  if (matches.length === 0 || groups !== parts)
    throw say.error('design/pivot-columns', { found: matches.length, names: parts, groups })
  return matches
}

function repeated(column: Column, times: number): Column {
  if (column.kind === 'number')
    return { ...column, values: expanded(column.values, new Float64Array(column.values.length * times)) }
  if (column.kind === 'logical')
    return { ...column, codes: expanded(column.codes, new Int8Array(column.codes.length * times)) }
  return { ...column, codes: expanded(column.codes, new Int32Array(column.codes.length * times)) }
}

function expanded<Values extends Float64Array | Int32Array | Int8Array>(from: Values, to: Values): Values {
  const times = to.length / Math.max(1, from.length)
  for (let row = 0; row < to.length; row++) to[row] = from[Math.floor(row / times)]!
  return to
}

/** What the names say, again for every row of the wide table. */
function cycled(texts: readonly string[], n: number): Column {
  const numbers = texts.map(numberIn)
  const length = n * texts.length
  if (numbers.every((value) => value !== null))
    return { kind: 'number', values: Float64Array.from({ length }, (_, row) => numbers[row % texts.length]!) }
  const dictionary = [...new Set(texts)]
  const codes = texts.map((text) => dictionary.indexOf(text))
  return { kind: 'text', codes: Int32Array.from({ length }, (_, row) => codes[row % texts.length]!), dictionary }
}
