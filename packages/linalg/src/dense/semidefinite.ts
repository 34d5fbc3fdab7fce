/**
 * Lower factor L with L L' = A of a symmetric positive semidefinite matrix, without pivoting, in place of its lower triangle.
 *
 * A pivot of at most `tolerance` times the largest diagonal element of A counts as zero and gives a zero column, so
 * that a variance of zero or a correlation of one is factored as it stands.
 *
 * @param a - row-major n x n values from `offset` on; the part above the diagonal is neither read nor written
 * @param tolerance - relative to the largest diagonal element, for instance 1e-14; 0 accepts exact zeros only
 * @returns the rank (the number of columns that are not zero), or -1 when A is not positive semidefinite: NaN, infinity,
 *   a pivot that is negative beyond the tolerance and rounding, or a zero pivot beside a remainder that is not zero
 *   beyond the square root of both
 */
export function semidefiniteCholesky(a: Float64Array, n: number, tolerance: number, offset = 0): number {
  let largest = 0
  for (let i = 0; i < n; i++) {
    const value = a[offset + i * n + i]!
    if (!(value > Number.NEGATIVE_INFINITY && value < Number.POSITIVE_INFINITY)) return -1
    if (value > largest) largest = value
  }
  const zero = tolerance * largest
  const allowed = Math.max(tolerance, 8 * (n + 1) * Number.EPSILON) * largest
  let rank = 0
  for (let j = 0; j < n; j++) {
    const rj = offset + j * n
    let pivot = a[rj + j]!
    for (let p = 0; p < j; p++) pivot -= a[rj + p]! * a[rj + p]!
    // Not `pivot < -allowed`: NaN must fail too.
    if (!(pivot >= -allowed)) return -1
    const kept = pivot > zero
    const diagonal = kept ? Math.sqrt(pivot) : 0
    for (let i = j + 1; i < n; i++) {
      const ri = offset + i * n
      let sum = a[ri + j]!
      for (let p = 0; p < j; p++) sum -= a[ri + p]! * a[rj + p]!
      if (kept) a[ri + j] = sum / diagonal
      else if (sum * sum <= allowed * largest) a[ri + j] = 0
      else return -1
    }
    a[rj + j] = diagonal
    if (kept) rank++
  }
  return rank
}
