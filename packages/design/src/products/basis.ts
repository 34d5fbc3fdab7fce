import { compensatedSum } from './compensated-sum.ts'

/**
 * The basis in which columns are squared and summed: x~ = T'(x - c). Columns come out with unit root mean square, and
 * uncorrelated where that is free, so that nothing is lost when they are far from zero or nearly collinear.
 */
export interface Basis {
  readonly size: number
  /** a with X a = 1, or null where the constant is not in the span: then nothing is centred. */
  readonly constant: Float64Array | null
  /** c, zero where a column is not centred. */
  readonly center: Float64Array
  /** T, upper triangular, by rows. */
  readonly T: Float64Array
  /** Columns of x~ that are small sums of large terms: they are summed in twice the precision. */
  readonly compensated: readonly boolean[]
}

/**
 * Writes x~ = T'(x - c) of row i to `out` from `offset`, times a factor.
 *
 * @example
 * ```ts
 * import { toBasis } from '@lmm/design'
 * const basis = {
 *   size: 2,
 *   constant: Float64Array.of(1, 0),
 *   center: Float64Array.of(0, 2020),
 *   T: Float64Array.of(1, 0, 0, 0.5),
 *   compensated: [false, false],
 * }
 * const row = new Float64Array(2)
 * toBasis(basis, [Float64Array.of(1), Float64Array.of(2024)], 0, 1, row, 0)
 * console.log(row)
 * ```
 * ```text
 * Float64Array(2) [ 1, 2 ]
 * ```
 */
export function toBasis(
  basis: Basis,
  columns: readonly Float64Array[],
  i: number,
  factor: number,
  out: Float64Array,
  offset: number,
): void {
  // docs/mathematics/basis.md (1)
  const { size, center, T, compensated } = basis
  for (let j = size - 1; j >= 0; j--) {
    let sum = 0
    if (compensated[j]) sum = compensatedSum(T, size, center, columns, i, j)
    else for (let k = 0; k <= j; k++) sum += T[k * size + j]! * (columns[k]![i]! - center[k]!)
    out[offset + j] = sum * factor
  }
}

/** Writes x~ of rows `from` to `from + count` into a block of rows of `width`, from column `offset`: column by column, which is fast. */
export function blockToBasis(
  basis: Basis,
  columns: readonly Float64Array[],
  from: number,
  count: number,
  out: Float64Array,
  width: number,
  offset: number,
): void {
  const { size, center, T, compensated } = basis
  for (let j = 0; j < size; j++) {
    if (compensated[j]) {
      for (let r = 0; r < count; r++)
        out[r * width + offset + j] = compensatedSum(T, size, center, columns, from + r, j)
      continue
    }
    for (let r = 0; r < count; r++) out[r * width + offset + j] = 0
    for (let k = 0; k <= j; k++) {
      const t = T[k * size + j]!
      if (t === 0) continue
      const x = columns[k]!
      const c = center[k]!
      for (let r = 0; r < count; r++) out[r * width + offset + j]! += t * (x[from + r]! - c)
    }
  }
}

/** Writes column j of x~ of rows `from` to `from + count` to `out` from `at` on, summed in twice the precision. */
export function compensatedColumn(
  { size, center, T }: Basis,
  columns: readonly Float64Array[],
  j: number,
  from: number,
  count: number,
  out: Float64Array,
  at: number,
): void {
  for (let r = 0; r < count; r++) out[at + r] = compensatedSum(T, size, center, columns, from + r, j)
}

/**
 * M with x'M = x~', size x size by rows: coefficients of the user's columns are M times those of the basis.
 *
 * @example
 * ```ts
 * import { basisMatrix } from '@lmm/design'
 * // an intercept and a year about 2020, in units of 2 years
 * const basis = {
 *   size: 2,
 *   constant: Float64Array.of(1, 0),
 *   center: Float64Array.of(0, 2020),
 *   T: Float64Array.of(1, 0, 0, 0.5),
 *   compensated: [false, false],
 * }
 * console.log(basisMatrix(basis))
 * ```
 * ```text
 * Float64Array(4) [ 1, -1010, 0, 0.5 ]
 * ```
 */
export function basisMatrix({ size, constant, center, T }: Basis): Float64Array {
  // docs/mathematics/basis.md (1)
  const M = T.slice()
  if (!constant) return M
  for (let j = 0; j < size; j++) {
    let shift = 0
    for (let k = 0; k <= j; k++) shift += center[k]! * T[k * size + j]!
    for (let i = 0; i < size; i++) M[i * size + j]! -= constant[i]! * shift
  }
  return M
}

/**
 * log |det M| of `basisMatrix`.
 *
 * @example
 * ```ts
 * import { basisLogDeterminant } from '@lmm/design'
 * const T = Float64Array.of(1, 0, 0, 0.5)
 * console.log(basisLogDeterminant({ size: 2, constant: null, center: new Float64Array(2), T, compensated: [false, false] }))
 * ```
 * ```text
 * -0.6931471805599453
 * ```
 */
export function logDeterminant({ size, T }: Basis): number {
  let sum = 0
  for (let j = 0; j < size; j++) sum += Math.log(Math.abs(T[j * size + j]!))
  return sum
}
