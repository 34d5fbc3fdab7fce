import { type Column, type ColumnInput, type Table, tableOf } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import { say } from '../say.ts'
import { placeOf } from '../source/place.ts'

/** A column as a library decodes it: cells in pieces, `null` and `undefined` missing. */
export interface RawColumn {
  readonly name: string
  readonly pieces: readonly ArrayLike<unknown>[]
  /** Numbers that are days since 1970-01-01. */
  readonly isTime?: boolean
  /** A column that is there already, a factor. */
  readonly column?: Column
}

/** Options that readers of typed columns share. */
export interface TypedOptions {
  /** Columns that are text whatever they hold; names of other columns are ignored. */
  readonly text?: readonly string[]
  /** Name of the file, for messages. */
  readonly source?: string
  /** Receives what there is to say about a table that could be read. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
}

const milliseconds = 86_400_000

/** The table of some columns; big integers that numbers would round are text, and said. */
export function assembled(columns: Iterable<RawColumn>, options: TypedOptions): Table {
  const { source } = options
  const texts = new Set(options.text)
  const pairs: (readonly [string, ColumnInput])[] = []
  for (const raw of columns) pairs.push([raw.name, raw.column ?? cellsOf(raw, texts.has(raw.name), options)])
  const table = tableOf(pairs, source === undefined ? {} : { source })
  if (table.rowCount > 0) return table
  const at = source ?? null
  throw say.error('readers/no-rows', { source: at, columns: pairs.length }, placeOf(at))
}

function cellsOf(raw: RawColumn, asText: boolean, options: TypedOptions): ColumnInput {
  const { source = null, onDiagnostic } = options
  if (asText) return textCells(raw)
  if (!holdsUnsafeIntegers(raw)) return numberCells(raw) ?? otherCells(raw)
  onDiagnostic?.(say.info('readers/big-integers', { source, column: raw.name }, placeOf(source, raw.name)))
  return textCells(raw)
}

function holdsUnsafeIntegers({ pieces }: RawColumn): boolean {
  const isUnsafe = (value: unknown): boolean => typeof value === 'bigint' && !Number.isSafeInteger(Number(value))
  return pieces.some((piece) => Array.prototype.some.call(piece, isUnsafe))
}

/** Numbers as one array, NaN where there is none; null where cells are something else or nothing. */
function numberCells({ pieces }: RawColumn): Float64Array | null {
  const values = new Float64Array(lengthOf(pieces))
  let at = 0
  let found = 0
  for (const piece of pieces) {
    if (piece instanceof Float64Array) values.set(piece, at)
    else
      for (let i = 0; i < piece.length; i++) {
        const cell = piece[i]
        if (typeof cell === 'number') values[at + i] = cell
        else if (typeof cell === 'bigint') values[at + i] = Number(cell)
        else if (cell === null || cell === undefined) {
          values[at + i] = Number.NaN
          continue
        } else return null
        found++
      }
    if (piece instanceof Float64Array) found += piece.length
    at += piece.length
  }
  return found > 0 ? values : null
}

function otherCells({ pieces }: RawColumn): ColumnInput {
  const cells: unknown[] = []
  for (const piece of pieces) for (let i = 0; i < piece.length; i++) cells.push(piece[i])
  return cells as ColumnInput
}

function textCells({ pieces, isTime }: RawColumn): (string | null)[] {
  const cells: (string | null)[] = []
  for (const piece of pieces)
    for (let i = 0; i < piece.length; i++) {
      const cell = piece[i]
      const missing = cell === null || cell === undefined || Number.isNaN(cell)
      cells.push(missing ? null : isTime ? timeText(Number(cell)) : String(cell))
    }
  return cells
}

/** A day as `2026-03-31`, an instant as `2026-03-31T14:05:00.000Z`. */
function timeText(days: number): string {
  const text = new Date(days * milliseconds).toISOString()
  return Number.isInteger(days) ? text.slice(0, 10) : text
}

const lengthOf = (pieces: readonly ArrayLike<unknown>[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0)
