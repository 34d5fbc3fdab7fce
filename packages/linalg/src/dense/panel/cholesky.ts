import { factorLeaf, leafOrder } from './leaf.ts'
import { addProduct } from './product.ts'
import { half, solveRightTransposed } from './triangular.ts'

/**
 * Lower Cholesky factor in place of the n x n block at `at`, rows `row` apart: -1, or the index of the failing pivot.
 *
 * Recursive by halves (Gustavson 1997, "Recursion leads to automatic variable blocking for dense linear-algebra
 * algorithms", IBM J. Res. Dev. 41), so that nearly all the work is in `addProduct`.
 */
export function factorPanel(n: number, a: Float64Array, at: number, row: number): number {
  if (n <= leafOrder) return factorLeaf(n, a, at, row)
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
