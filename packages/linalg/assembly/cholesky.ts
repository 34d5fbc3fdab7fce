import { factorLeaf, leafOrder } from './leaf'
import { addProduct } from './product'
import { half, solveRightTransposed } from './triangular'

/** `factorPanel` of src/dense/panel/cholesky.ts; `row` in bytes. */
export function factorPanel(n: i32, a: usize, row: usize): i32 {
  if (n <= leafOrder) return factorLeaf(n, a, row)
  const h = half(n)
  const first = factorPanel(h, a, row)
  if (first >= 0) return first
  const below = a + <usize>h * row
  const corner = below + ((<usize>h) << 3)
  solveRightTransposed(n - h, h, a, row, below, row)
  addProduct(n - h, n - h, h, -1, below, row, 8, below, 8, row, corner, row, true)
  const second = factorPanel(n - h, corner, row)
  return second < 0 ? -1 : h + second
}
