import type { Diagnostic } from '@lmm/diagnostics'
import type { DroppedRows } from '../design.ts'
import { say } from '../say.ts'
import { cells } from './column-conversion.ts'
import { eachMissing, usedValues } from './missing.ts'
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
  const selected = usableRows(frame, options)
  const { dropped } = selected
  if (selected.rows.length > 0) return selected
  throw say.error('design/no-rows', { total: frame.table.rowCount, count: dropped.count, byColumn: dropped.byColumn })
}

/** The same for a part of the data, of which no row may be left. */
export function usableRows(frame: ModelFrame, options: RowOptions): SelectedRows {
  const { table } = frame
  const use = new Uint8Array(table.rowCount).fill(1)
  const byColumn = new Map<string, number>()
  let firstMissing = -1
  for (const used of usedValues(frame))
    eachMissing(frame, used, (row, column) => {
      if (use[row] === 0) return
      use[row] = 0
      if (firstMissing < 0) firstMissing = row
      byColumn.set(column, (byColumn.get(column) ?? 0) + 1)
    })
  const dropped: DroppedRows = {
    count: [...byColumn.values()].reduce((sum, count) => sum + count, 0),
    byColumn: [...byColumn].map(([column, count]) => ({ column, count })),
  }
  const about = { total: table.rowCount, count: dropped.count, byColumn: dropped.byColumn }
  if (options.missing === 'error' && dropped.count > 0)
    throw say.error('design/missing-values', about, cells(table, dropped.byColumn[0]!.column, [firstMissing]))
  const notes = dropped.count > 0 ? [say.info('design/rows-dropped', about)] : []
  notes.push(...leaveOutZeroWeights(frame, use))
  return { rows: notes.length === 0 ? allRows(table.rowCount) : usedRows(use), dropped, notes }
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

/** 1 for each row of a table that is used. */
export function usedFlags(rows: Int32Array, rowCount: number): Uint8Array {
  const used = new Uint8Array(rowCount)
  if (rows.length === rowCount) return used.fill(1)
  for (let i = 0; i < rows.length; i++) used[rows[i]!] = 1
  return used
}

function allRows(count: number): Int32Array {
  const rows = new Int32Array(count)
  for (let row = 0; row < count; row++) rows[row] = row
  return rows
}

function usedRows(use: Uint8Array): Int32Array {
  const rows = new Int32Array(use.length)
  let count = 0
  for (let row = 0; row < use.length; row++) if (use[row] === 1) rows[count++] = row
  return rows.subarray(0, count)
}
