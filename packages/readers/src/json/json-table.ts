import { type Table, type TableInput, tableOf } from '@lmm/design'
import { say } from '../say.ts'
import { placeOf } from '../source/place.ts'

/** Options of `parseJson`. */
export interface JsonOptions {
  /** Columns that are text whatever they hold; names of other columns are ignored. */
  readonly text?: readonly string[]
  /** Name of the file, for messages. */
  readonly source?: string
}

/**
 * The table that a text of JSON holds: rows, `[{"y": 1, "g": "a"}, ...]`, also one a line (JSON Lines); or columns, `{"y": [1, ...], "g": ["a", ...]}`,
 * also with rows named, `{"y": {"0": 1, ...}, ...}`, as pandas writes it.
 *
 * Numbers, texts and `true` and `false` are what they are, `null` and an absent key missing; a date is text, as JSON has none.
 *
 * @throws LmmError when the text is no JSON, tells where, or no table, or cells of a column are of different kinds.
 * @example
 * ```ts
 * import { parseJson } from '@lmm/readers/json'
 *
 * const table = parseJson('[{"y": 1.5, "g": "a"}, {"y": null, "g": "b"}]')
 * console.log(table.columns.get('y'))
 * ```
 * ```text
 * { kind: 'number', values: Float64Array(2) [ 1.5, NaN ] }
 * ```
 */
export function parseJson(text: string, options: JsonOptions = {}): Table {
  const { source = null } = options
  const value = jsonValue(text.replace(/^\uFEFF/, ''), source)
  const data = tableIn(value)
  if (!data) throw say.error('readers/json-table', { source, found: jsonKind(value) }, placeOf(source))
  if (Array.isArray(data) && data.length === 0) throw say.error('readers/empty-file', { source }, placeOf(source))
  return tableOf(withTexts(data, options.text ?? []), source === null ? {} : { source })
}

type Rows = readonly Readonly<Record<string, unknown>>[]
type Columns = Readonly<Record<string, readonly unknown[]>>

function tableIn(value: unknown): Rows | Columns | null {
  if (Array.isArray(value)) return value.every(isObject) ? value : null
  if (!isObject(value)) return null
  const columns = Object.values(value)
  if (columns.length === 0) return null
  if (columns.every(Array.isArray)) return value as Columns
  if (!columns.every(isObject)) return null
  // rows by name, the same in each column
  const keys = Object.keys(columns[0]!)
  if (keys.length === 0 || columns.some((column) => Object.keys(column).join('\n') !== keys.join('\n'))) return null
  if (columns.some((column) => Object.values(column).some((cell) => typeof cell === 'object' && cell !== null)))
    return null
  return Object.fromEntries(Object.entries(value).map(([name, column]) => [name, Object.values(column as object)]))
}

function withTexts(data: Rows | Columns, text: readonly string[]): TableInput {
  const asText = (cell: unknown): unknown =>
    typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : cell
  const names = new Set(text)
  if (names.size === 0) return data as TableInput
  const changed = (name: string, cell: unknown): unknown => (names.has(name) ? asText(cell) : cell)
  if (Array.isArray(data))
    return data.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, changed(name, cell)])))
  return Object.fromEntries(
    Object.entries(data).map(([name, cells]) => [name, names.has(name) ? cells.map(asText) : cells]),
  ) as TableInput
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const jsonKind = (value: unknown): 'null' | 'array' | 'boolean' | 'number' | 'string' | 'object' =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : (typeof value as 'boolean' | 'number' | 'string' | 'object')

function jsonValue(text: string, source: string | null): unknown {
  if (text.trim() === '') throw say.error('readers/empty-file', { source }, placeOf(source))
  try {
    return JSON.parse(text)
  } catch (error) {
    const rows = jsonLines(text)
    if (rows) return rows
    throw say.error('readers/json-syntax', { source, place: placeIn(text, error as SyntaxError) }, placeOf(source))
  }
}

/** One object a line; null when that is not what the text is. */
function jsonLines(text: string): unknown[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return null
  try {
    return lines.map((line) => JSON.parse(line))
  } catch {
    return null
  }
}

/** Line and column, from 1, of the position that engines name in their own words. */
function placeIn(text: string, error: SyntaxError): { line: number; column: number } | null {
  const position = /position (\d+)/.exec(error.message)?.[1]
  if (position === undefined) return null
  const before = text.slice(0, Number(position)).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}
