import { cholesky } from '@lmm/linalg'
import type { ColumnScans } from '../frame/column-scans.ts'
import { gramMatrix } from '../products/gram-matrix.ts'

/** Cross-products know a pivot to some 1e-16: this one is far from what a QR decomposition could call zero. */
const clear = 1e-4

/** Of many rows every sixteenth run of 256 is looked at first. */
const run = 256
const every = 16
const many = 4 * run * every

/**
 * Whether columns, about zero, leave so much beside the columns before them that none can depend on those. What some rows leave, all
 * rows leave at least: where that is much of n times the largest square, the rest need not be read.
 */
export function clearlyIndependent(columns: readonly Float64Array[], scan: ColumnScans): boolean {
  const n = columns[0]?.length ?? 0
  if (n > many) {
    const left = residualSquares(columns.map(sampled))?.residual
    const most = columns.map((column) => n * Math.max(scan(column).low ** 2, scan(column).high ** 2))
    if (left?.every((square, j) => square > clear * most[j]!)) return true
  }
  const all = residualSquares(columns)
  return all?.residual.every((square, j) => square > clear * all.squares[j]!) ?? false
}

/** Sums of squares of columns, and of what is left of each beside the columns before it; null where that cannot be told. */
function residualSquares(
  columns: readonly Float64Array[],
): { readonly squares: readonly number[]; readonly residual: readonly number[] } | null {
  const p = columns.length
  const gram = gramMatrix(columns, new Float64Array(p), null)
  const squares = columns.map((_, j) => gram[j * p + j]!)
  if (!squares.every((square) => square > 1e-200 && square < 1e200)) return null
  const correlations = gram.map((value, at) => value / Math.sqrt(squares[Math.floor(at / p)]! * squares[at % p]!))
  if (cholesky(correlations, p) >= 0) return null
  return { squares, residual: squares.map((square, j) => square * correlations[j * p + j]! ** 2) }
}

function sampled(column: Float64Array): Float64Array {
  const runs = Math.floor(column.length / (run * every))
  const out = new Float64Array(runs * run)
  for (let k = 0; k < runs; k++) out.set(column.subarray(k * run * every, k * run * every + run), k * run)
  return out
}
