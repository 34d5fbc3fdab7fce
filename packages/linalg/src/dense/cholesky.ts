import { scratch } from '../vectors/scratch.ts'
import { factorPanel } from './panel/cholesky.ts'

/** From this order on the vector kernels are faster. */
const vectorOrder = 32

/**
 * Lower Cholesky factor L with L L' = A, in place of the lower triangle of the symmetric n x n matrix A.
 *
 * @param a - row-major n x n values from `offset` on; the part above the diagonal is neither read nor written
 * @param n - order of the matrix
 * @param offset - index of the first value
 * @returns -1, or the index of the first pivot that is not positive and finite (NaN and infinity anywhere on or below
 *   the diagonal end here too); the rows from there on are then partly overwritten
 *
 * @example
 * ```ts
 * import { cholesky } from '@lmm/linalg'
 *
 * const a = Float64Array.of(4, 0, 2, 10)
 * console.log(cholesky(a, 2), a)
 * ```
 * ```text
 * -1 Float64Array(4) [ 2, 0, 1, 3 ]
 * ```
 */
export function cholesky(a: Float64Array, n: number, offset = 0): number {
  if (n === 1) return choleskyOf1(a, offset)
  if (n === 2) return choleskyOf2(a, offset)
  if (n === 3) return choleskyOf3(a, offset)
  const room = n < vectorOrder ? null : scratch(n * n)
  if (room === null) return factorPanel(n, a, offset, n)
  const copy = room.numbers(n * n)
  copy.set(a.subarray(offset, offset + n * n))
  const failed = room.kernels.factorPanel(n, copy.byteOffset, 8 * n)
  a.set(copy, offset)
  return failed
}

const positive = (pivot: number): boolean => pivot > 0 && pivot < Number.POSITIVE_INFINITY

function choleskyOf1(a: Float64Array, at: number): number {
  const pivot = a[at]!
  if (!positive(pivot)) return 0
  a[at] = Math.sqrt(pivot)
  return -1
}

function choleskyOf2(a: Float64Array, at: number): number {
  const first = a[at]!
  if (!positive(first)) return 0
  const l00 = Math.sqrt(first)
  const l10 = a[at + 2]! / l00
  const second = a[at + 3]! - l10 * l10
  if (!positive(second)) return 1
  a[at] = l00
  a[at + 2] = l10
  a[at + 3] = Math.sqrt(second)
  return -1
}

function choleskyOf3(a: Float64Array, at: number): number {
  const first = a[at]!
  if (!positive(first)) return 0
  const l00 = Math.sqrt(first)
  const l10 = a[at + 3]! / l00
  const l20 = a[at + 6]! / l00
  const second = a[at + 4]! - l10 * l10
  if (!positive(second)) return 1
  const l11 = Math.sqrt(second)
  const l21 = (a[at + 7]! - l20 * l10) / l11
  const third = a[at + 8]! - l20 * l20 - l21 * l21
  if (!positive(third)) return 2
  a[at] = l00
  a[at + 3] = l10
  a[at + 4] = l11
  a[at + 6] = l20
  a[at + 7] = l21
  a[at + 8] = Math.sqrt(third)
  return -1
}
