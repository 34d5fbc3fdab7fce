import type { Diagnostic } from '@lmm/diagnostics'
import type { DroppedRows } from '../design.ts'
import type { Value } from '../expressions/value.ts'
import { say } from '../say.ts'
import type { Column } from '../table.ts'
import { cells } from './column-conversion.ts'
import type { ModelFrame } from './model-frame.ts'
import type { RowOptions } from './schema-options.ts'

/** The rows of the table that a fit uses. */
export interface SelectedRows {
  readonly rows: Int32Array
  readonly dropped: DroppedRows
  readonly notes: readonly Diagnostic[]
}

/** Leaves out rows where a variable is missing and rows of weight zero; throws when none is left or the options forbid it. */
export function selectRows(frame: ModelFrame, options: RowOptions): SelectedRows {
  const { table } = frame
  const use = new Uint8Array(table.rowCount).fill(1)
  const byColumn = new Map<string, number>()
  let firstMissing = -1
  for (const { label, columns, missing } of missingTests(frame))
    for (let row = 0; row < use.length; row++) {
      if (use[row] === 0 || !missing(row)) continue
      use[row] = 0
      if (firstMissing < 0) firstMissing = row
      const column = columns.find((name) => isMissingAt(table.columns.get(name), row)) ?? label
      byColumn.set(column, (byColumn.get(column) ?? 0) + 1)
    }
  const dropped: DroppedRows = {
    count: [...byColumn.values()].reduce((sum, count) => sum + count, 0),
    byColumn: [...byColumn].map(([column, count]) => ({ column, count })),
  }
  const about = { total: table.rowCount, count: dropped.count, byColumn: dropped.byColumn }
  if (options.missing === 'error' && dropped.count > 0)
    throw say.error('design/missing-values', about, cells(table, dropped.byColumn[0]!.column, [firstMissing]))
  const notes = dropped.count > 0 ? [say.info('design/rows-dropped', about)] : []
  notes.push(...leaveOutZeroWeights(frame, use))
  const rows = usedRows(use)
  if (rows.length === 0) throw say.error('design/no-rows', about)
  return { rows, dropped, notes }
}

interface MissingTest {
  readonly label: string
  readonly columns: readonly string[]
  readonly missing: (row: number) => boolean
}

/** One test a variable, in the order response, fixed part, random part, offset, weights. */
export function* missingTests(frame: ModelFrame): Iterable<MissingTest> {
  for (const { variable, value } of frame.variables.values())
    yield { label: variable.label, columns: variable.columns, missing: missingIn(value) }
  for (const { variable, value } of frame.groups.values())
    yield { label: variable.label, columns: variable.columns, missing: missingIn(value) }
  const { offset, weights } = frame
  if (offset) yield { label: 'offset', columns: [], missing: (row) => Number.isNaN(offset[row]!) }
  if (weights) yield { label: weights.column, columns: [], missing: (row) => Number.isNaN(weights.values[row]!) }
}

/** Whether a value is missing in a row. */
export function missingIn(value: Value): (row: number) => boolean {
  switch (value.kind) {
    case 'number':
      return (row) => Number.isNaN(value.values[row]!)
    case 'basis':
      return (row) => value.columns.some((column) => Number.isNaN(column[row]!))
    case 'factor':
    case 'logical':
      return (row) => value.codes[row]! < 0
    default:
      return () => false
  }
}

function isMissingAt(column: Column | undefined, row: number): boolean {
  if (!column) return false
  return column.kind === 'number' ? Number.isNaN(column.values[row]!) : column.codes[row]! < 0
}

function leaveOutZeroWeights({ table, weights }: ModelFrame, use: Uint8Array): Diagnostic[] {
  if (!weights) return []
  const { column, kind, values } = weights
  const negative: number[] = []
  const zero: number[] = []
  for (let row = 0; row < use.length; row++) {
    if (use[row] === 0) continue
    if (values[row]! < 0) negative.push(row)
    else if (values[row] === 0) zero.push(row)
  }
  if (negative.length > 0)
    throw say.error(
      'design/negative-weight',
      { column, kind, row: negative[0]!, value: values[negative[0]!]!, count: negative.length },
      cells(table, column, negative),
    )
  if (zero.length === 0) return []
  if (kind === 'known-variance')
    throw say.error('design/zero-variance', { column, row: zero[0]!, count: zero.length }, cells(table, column, zero))
  for (const row of zero) use[row] = 0
  return [say.info('design/zero-weights', { column, count: zero.length }, cells(table, column, zero))]
}

function usedRows(use: Uint8Array): Int32Array {
  const rows = new Int32Array(use.length)
  let count = 0
  for (let row = 0; row < use.length; row++) if (use[row] === 1) rows[count++] = row
  return rows.subarray(0, count)
}

/** A vector at the rows used; the vector itself when all rows are. */
export function atRows(values: Float64Array, rows: Int32Array): Float64Array {
  if (rows.length === values.length) return values
  const taken = new Float64Array(rows.length)
  for (let i = 0; i < taken.length; i++) taken[i] = values[rows[i]!]!
  return taken
}

/** Codes at the rows used. */
export function codesAt(codes: Int32Array | Int8Array, rows: Int32Array): Int32Array {
  if (rows.length === codes.length && codes instanceof Int32Array) return codes
  const taken = new Int32Array(rows.length)
  for (let i = 0; i < taken.length; i++) taken[i] = codes[rows[i]!]!
  return taken
}
