import type { Diagnostic } from '@lmm/diagnostics'
import type { TermSet } from '@lmm/formula'
import { independentColumns } from '@lmm/linalg'
import { refuseExtremeColumn } from '../checks/extreme-numbers.ts'
import type { FixedDesign } from '../design.ts'
import type { ColumnScans } from '../frame/column-scans.ts'
import { say } from '../say.ts'
import { clearlyIndependent } from './clearly-independent.ts'
import { shiftedColumns } from './shifted-columns.ts'
import { termColumns, type VariableLookup } from './term-columns.ts'

/** R's tolerance: a column of which less is left beside the columns before it depends on them. */
const tolerance = 1e-7

/** X of rows of the table, with the columns that earlier ones determine left out, as R does, and a note that names them. */
export function fixedDesign(
  set: TermSet,
  rows: Int32Array,
  lookup: VariableLookup,
  scan: ColumnScans,
  ones: () => Float64Array,
): { readonly X: FixedDesign; readonly notes: readonly Diagnostic[] } {
  const n = rows.length
  const { names, columns, assign } = termColumns(set, n, lookup, ones)
  columns.forEach((column, j) => {
    refuseExtremeColumn(names[j]!, column, rows, scan(column))
  })
  refuseEqualNames(names)
  const { kept, aliased } = keptColumns(set, n, lookup, columns, scan)
  const X: FixedDesign = {
    names: Array.from(kept, (column) => names[column]!),
    columns: Array.from(kept, (column) => columns[column]!),
    assign: kept.map((column) => assign[column]!),
    aliased: Array.from(aliased, (column) => names[column]!),
    kept,
  }
  const notes = aliased.length > 0 ? [say.warning('design/aliased', { columns: X.aliased })] : []
  return { X, notes }
}

/**
 * R's choice, of numbers centred where this leaves the model and the span of the columns before any column as they are: a number far
 * from zero (|mean| / sd beyond 1e7) would be taken for a constant.
 */
function keptColumns(
  set: TermSet,
  n: number,
  lookup: VariableLookup,
  columns: readonly Float64Array[],
  scan: ColumnScans,
): { readonly kept: Int32Array; readonly aliased: Int32Array } {
  if (clearlyIndependent(columns, scan))
    return { kept: Int32Array.from(columns, (_, column) => column), aliased: new Int32Array(0) }
  const plain = independentColumns(columns, tolerance)
  if (plain.aliased.length === 0) return plain
  const shifted = shiftedColumns(set, n, lookup)
  const centred = shifted && independentColumns(shifted, tolerance)
  return sorted(centred && centred.kept.length >= plain.kept.length ? centred : plain)
}

const sorted = ({
  kept,
  aliased,
}: {
  kept: Int32Array
  aliased: Int32Array
}): { kept: Int32Array; aliased: Int32Array } => ({
  kept,
  aliased: aliased.slice().sort(),
})

/** Coefficients are told apart by name: a factor f with the level "x" beside a column fx would make two of one. */
export function refuseEqualNames(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) throw say.error('design/equal-names', { name })
    seen.add(name)
  }
}
