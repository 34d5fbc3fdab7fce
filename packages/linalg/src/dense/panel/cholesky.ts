import { addProduct } from './product.ts'
import { half, solveRightTransposed } from './triangular.ts'

/** Blocks up to this order are factored by plain loops. */
const leaf = 24

/**
 * Lower Cholesky factor in place of the n x n block at `at`, rows `row` apart: -1, or the index of the failing pivot.
 *
 * Recursive by halves (Gustavson 1997, "Recursion leads to automatic variable blocking for dense linear-algebra
 * algorithms", IBM J. Res. Dev. 41), so that nearly all the work is in `addProduct`.
 */
export function factorPanel(n: number, a: Float64Array, at: number, row: number): number {
  if (n <= leaf) return factorLeaf(n, a, at, row)
  const h = half(n)
  const first = factorPanel(h, a, at, row)
  if (first >= 0) return first
  const below = at + h * row
  const corner = below + h
  solveRightTransposed(n - h, h, a, at, row, a, below, row)
  addProduct(n - h, n - h, h, -1, a, below, row, 1, a, below, 1, row, a, corner, row, true)
  const second = factorPanel(n - h, a, corner, row)
  return second < 0 ? -1 : h + second
}

function factorLeaf(n: number, a: Float64Array, at: number, row: number): number {
  for (let i = 0; i < n; i++) {
    const ri = at + i * row
    let pivot = a[ri + i]!
    for (let j = 0; j < i; j++) {
      const rj = at + j * row
      let sum = a[ri + j]!
      for (let p = 0; p < j; p++) sum -= a[ri + p]! * a[rj + p]!
      const value = sum / a[rj + j]!
      a[ri + j] = value
      pivot -= value * value
    }
    // One comparison with each end also turns NaN away.
    if (!(pivot > 0 && pivot < Number.POSITIVE_INFINITY)) return i
    a[ri + i] = Math.sqrt(pivot)
  }
  return -1
}
