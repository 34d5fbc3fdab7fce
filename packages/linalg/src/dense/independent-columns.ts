import { triangularFactor } from './tall-factor.ts'

/** Which columns of a matrix are independent, and the triangular factor of those. */
export interface IndependentColumns {
  /** Index of the first column that holds NaN or infinity, else -1; with a failure the rest is empty. */
  readonly failed: number
  /** Columns that are kept, in their order; its length is the rank. */
  readonly kept: Int32Array
  /** Columns that depend on kept ones, in the order of R's `qr()$pivot` after the rank. */
  readonly aliased: Int32Array
  /** Upper triangular factor of the kept columns, row-major rank x rank with positive diagonal: R'R = X_kept' X_kept. */
  readonly R: Float64Array
}

/**
 * Finds the columns that linearly depend on columns before them, with R's choice of which one is dropped.
 *
 * The limited pivoting of R's `qr` (LINPACK): Householder QR in the order of the columns, and a column of which less
 * than `tolerance` of its original norm remains is moved to the end. The tall matrix is first reduced to its triangular
 * factor in one pass by blocks of rows, which changes no norm and no angle (Golub, Plemmons & Sameh 1988; Demmel et
 * al. 2012, "Communication-optimal parallel and sequential QR and LU factorizations").
 *
 * @param columns - columns of equal length; not modified
 *
 * @example
 * ```ts
 * import { independentColumns } from '@lmm/linalg'
 *
 * const one = Float64Array.of(1, 1, 1)
 * const x = Float64Array.of(1, 2, 3)
 * const y = Float64Array.of(3, 5, 7) // 1 + 2 x
 * console.log(independentColumns([one, x, y]).aliased)
 * ```
 * ```text
 * Int32Array(1) [ 2 ]
 * ```
 */
export function independentColumns(columns: readonly Float64Array[], tolerance = 1e-7): IndependentColumns {
  const p = columns.length
  const rows = p === 0 ? 0 : columns[0]!.length
  const exponents = new Int32Array(p)
  for (let j = 0; j < p; j++) {
    const largest = largestSize(columns[j]!)
    if (!(largest < Number.POSITIVE_INFINITY)) return failure(j)
    if (largest > 0) exponents[j] = Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))))
  }
  const reduced = triangularFactor(columns, exponents)
  const choice = limitedPivoting(reduced, p, rows, tolerance)
  const rank = choice.kept.length
  const R = new Float64Array(rank * rank)
  for (let j = 0; j < rank; j++) {
    const column = choice.kept[j]!
    const scale = 2 ** exponents[column]!
    for (let i = 0; i <= j; i++)
      R[i * rank + j] = Math.sign(reduced[choice.kept[i]! * p + i]!) * scale * reduced[column * p + i]!
  }
  return { failed: -1, ...choice, R }
}

const failure = (column: number): IndependentColumns => ({
  failed: column,
  kept: new Int32Array(0),
  aliased: new Int32Array(0),
  R: new Float64Array(0),
})

/** Infinity when any value is not finite. */
function largestSize(column: Float64Array): number {
  let largest = 0
  for (let i = 0; i < column.length; i++) {
    const size = Math.abs(column[i]!)
    if (!(size <= largest)) {
      if (!(size < Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY
      largest = size
    }
  }
  return largest
}

/** Householder QR of the p x p matrix (by columns, in place); the factor's rows are those of the kept columns in turn. */
function limitedPivoting(
  a: Float64Array,
  p: number,
  rows: number,
  tolerance: number,
): { kept: Int32Array; aliased: Int32Array } {
  const kept: number[] = []
  const moved: number[] = []
  const untried: number[] = []
  for (let l = 0; l < p; l++) {
    const rank = kept.length
    if (rank === rows) {
      untried.push(l)
      continue
    }
    const at = l * p
    let before = 0
    for (let i = 0; i < rank; i++) before += a[at + i]! * a[at + i]!
    let remaining = 0
    for (let i = rank; i < p; i++) remaining += a[at + i]! * a[at + i]!
    const original = Math.sqrt(before + remaining)
    if (original === 0 || Math.sqrt(remaining) < original * tolerance) {
      moved.push(l)
      continue
    }
    kept.push(l)
    reflect(a, p, l, rank)
  }
  return { kept: Int32Array.from(kept), aliased: Int32Array.from([...untried, ...moved]) }
}

/** Makes the elements after `rank` of column l zero and applies the same reflection to the columns after it. */
function reflect(a: Float64Array, p: number, l: number, rank: number): void {
  const at = l * p
  let squares = 0
  for (let i = rank + 1; i < p; i++) squares += a[at + i]! * a[at + i]!
  if (squares === 0) return
  const first = a[at + rank]!
  const norm = Math.sqrt(first * first + squares)
  const target = first > 0 ? -norm : norm
  const v0 = first - target
  const factor = 2 / (v0 * v0 + squares)
  for (let j = l + 1; j < p; j++) {
    const to = j * p
    let sum = v0 * a[to + rank]!
    for (let i = rank + 1; i < p; i++) sum += a[at + i]! * a[to + i]!
    sum *= factor
    a[to + rank]! -= sum * v0
    for (let i = rank + 1; i < p; i++) a[to + i]! -= sum * a[at + i]!
  }
  a[at + rank] = target
  a.fill(0, at + rank + 1, at + p)
}
