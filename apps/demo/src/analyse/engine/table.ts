import { loadDataset } from '@lmm/datasets'
import { readTable } from '@lmm/readers'
import { type Diagnostic, LmmError, type Table, tableOf } from 'lmm'
import { numbered } from '../numbered.ts'
import type { ColumnView, TableView } from './protocol.ts'
import type { ColumnType, Recipe } from './recipe.ts'

type Column = Table['columns'] extends ReadonlyMap<string, infer C> ? C : never

/** A table with what is to be said of it. */
export interface Loaded {
  readonly table: Table
  readonly hash: string | null
  readonly notes: readonly Diagnostic[]
}

/** Reads the table of a recipe and does to it what that says. */
export async function prepare(recipe: Recipe): Promise<Loaded> {
  const { table, hash, notes } = await read(recipe)
  const typed = retyped(table, recipe.types)
  return { table: recipe.long ? retyped(lengthened(typed, recipe.long), recipe.types) : typed, hash, notes }
}

const retyped = (table: Table, types: Recipe['types']): Table => ({
  ...table,
  columns: new Map([...table.columns].map(([name, column]) => [name, taken(name, column, types[name])] as const)),
})

async function read({ source }: Recipe): Promise<Loaded> {
  if (source.kind === 'dataset') return { table: tableOf(await loadDataset(source.name)), hash: null, notes: [] }
  const notes: Diagnostic[] = []
  const table = await readTable(source.file, {
    source: source.name,
    onDiagnostic: (diagnostic) => notes.push(diagnostic),
  })
  const digest = await crypto.subtle.digest('SHA-256', await source.file.arrayBuffer())
  const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { table, hash, notes }
}

/** A refusal of the page itself, in the form of the library's. */
export const refusal = (code: string, data: Record<string, unknown>, message: string): LmmError =>
  new LmmError({ code: `demo/${code}`, severity: 'error', data, message })

function taken(name: string, column: Column, type: ColumnType | undefined): Column {
  if (type === 'factor' && column.kind === 'number') {
    const levels = [...new Set(column.values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
    const place = new Map(levels.map((value, i) => [value, i]))
    const codes = Int32Array.from(column.values, (value) => place.get(value) ?? -1)
    return { kind: 'factor', codes, levels: levels.map(String), ordered: false }
  }
  if (type === 'factor' && column.kind === 'text') {
    const levels = [...column.dictionary].sort()
    const place = column.dictionary.map((text) => levels.indexOf(text))
    const codes = column.codes.map((code) => (code < 0 ? -1 : place[code]!))
    return { kind: 'factor', codes, levels, ordered: false }
  }
  if (type === 'number' && (column.kind === 'text' || column.kind === 'factor')) {
    const texts = column.kind === 'text' ? column.dictionary : column.levels
    const numbers = texts.map((text) => (text.trim() === '' ? Number.NaN : Number(text)))
    const wrong = texts.find((_, i) => Number.isNaN(numbers[i]!))
    if (wrong !== undefined)
      throw refusal('not-a-number', { name, text: wrong }, `${name} holds “${wrong}”, which is no number.`)
    return {
      kind: 'number',
      values: Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : numbers[code]!)),
    }
  }
  return column
}

/**
 * Some columns of numbers below one another: their names in one column, as numbers where these are all that they differ by, their values
 * in another, the other columns repeated.
 */
export function lengthened(table: Table, { columns, name, value }: NonNullable<Recipe['long']>): Table {
  const n = table.rowCount
  const values = new Float64Array(n * columns.length)
  for (const [k, each] of columns.entries()) {
    const column = table.columns.get(each)
    if (column?.kind !== 'number')
      throw refusal('not-numbers', { name: each }, `${each} is no column of numbers: only these become one column.`)
    values.set(column.values, k * n)
  }
  const rest = [...table.columns].filter(([each]) => !columns.includes(each))
  const taken = rest.find(([each]) => each === name || each === value)
  if (taken) throw refusal('name-taken', { name: taken[0] }, `There is a column ${taken[0]} already.`)
  const codes = Int32Array.from(values, (_, row) => Math.floor(row / n))
  const numbers = numbered(columns)?.numbers
  return {
    ...table,
    rowCount: values.length,
    columns: new Map<string, Column>([
      ...rest.map(([each, column]) => [each, repeated(column, columns.length)] as const),
      [
        name,
        numbers
          ? { kind: 'number', values: Float64Array.from(codes, (code) => numbers[code]!) }
          : { kind: 'factor', codes, levels: [...columns], ordered: false },
      ],
      [value, { kind: 'number', values }],
    ]),
  }
}

function repeated(column: Column, times: number): Column {
  if (column.kind === 'number')
    return { ...column, values: filled(new Float64Array(column.values.length * times), column.values) }
  if (column.kind === 'logical')
    return { ...column, codes: filled(new Int8Array(column.codes.length * times), column.codes) }
  return { ...column, codes: filled(new Int32Array(column.codes.length * times), column.codes) }
}

/** An array with another one in it again and again. */
function filled<A extends Float64Array | Int32Array | Int8Array>(all: A, piece: A): A {
  for (let at = 0; at < all.length; at += piece.length) all.set(piece, at)
  return all
}

const shownRows = 8
const shownLevels = 12

/** What the page shows of a table. */
export function viewOf({ table, hash, notes }: Loaded): TableView {
  const columns = [...table.columns].map(([name, column]) => columnView(name, column))
  const count = Math.min(shownRows, table.rowCount)
  const rows = Array.from({ length: count }, (_, row) => [...table.columns.values()].map((column) => cell(column, row)))
  return { rowCount: table.rowCount, columns, rows, hash, notes }
}

function columnView(name: string, column: Column): ColumnView {
  if (column.kind === 'number') {
    let [low, high, missing] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
    for (const value of column.values) {
      if (Number.isNaN(value)) missing++
      if (value < low) low = value
      if (value > high) high = value
    }
    return { name, kind: 'number', missing, levels: [], levelCount: 0, range: low <= high ? [low, high] : null }
  }
  const levels = levelsOf(column)
  let missing = 0
  for (const code of column.codes) if (code < 0) missing++
  return {
    name,
    kind: column.kind,
    missing,
    levels: levels.slice(0, shownLevels),
    levelCount: levels.length,
    range: null,
  }
}

/** The texts that codes stand for. */
export function levelsOf(column: Exclude<Column, { kind: 'number' }>): readonly string[] {
  if (column.kind === 'logical') return ['FALSE', 'TRUE']
  return column.kind === 'text' ? column.dictionary : column.levels
}

/** One cell as a text; null is missing. */
export function cell(column: Column, row: number): string | null {
  if (column.kind === 'number') return Number.isNaN(column.values[row]!) ? null : String(column.values[row])
  const code = column.codes[row]!
  return code < 0 ? null : levelsOf(column)[code]!
}
