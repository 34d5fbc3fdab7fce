import { leafOrder, solveLeaf } from './leaf.ts'
import { addProduct } from './product.ts'

/** Where the halves of a triangle part: a multiple of 4 near the middle. */
export const half = (n: number): number => ((n >> 3) + 1) << 2

/** X L' = B in place, B m x n with rows `row` apart: the panel below a factored diagonal block. */
export function solveRightTransposed(
  m: number,
  n: number,
  l: Float64Array,
  lAt: number,
  lRow: number,
  b: Float64Array,
  at: number,
  row: number,
): void {
  if (n <= leafOrder) {
    solveLeaf(m, n, l, lAt, lRow, 1, b, at, row, 1)
    return
  }
  const h = half(n)
  solveRightTransposed(m, h, l, lAt, lRow, b, at, row)
  addProduct(m, n - h, h, -1, b, at, row, 1, l, lAt + h * lRow, 1, lRow, b, at + h, row, false)
  solveRightTransposed(m, n - h, l, lAt + h * lRow + h, lRow, b, at + h, row)
}

/** X L = B in place, B m x n with rows `row` apart. */
export function solveRight(
  m: number,
  n: number,
  l: Float64Array,
  lAt: number,
  lRow: number,
  b: Float64Array,
  at: number,
  row: number,
): void {
  if (n <= leafOrder) {
    solveLeaf(m, n, l, lAt + (n - 1) * (lRow + 1), -1, -lRow, b, at + n - 1, row, -1)
    return
  }
  const h = half(n)
  solveRight(m, n - h, l, lAt + h * lRow + h, lRow, b, at + h, row)
  addProduct(m, h, n - h, -1, b, at + h, row, 1, l, lAt + h * lRow, lRow, 1, b, at, row, false)
  solveRight(m, h, l, lAt, lRow, b, at, row)
}

/** L X = B in place, B n x m with rows `row` apart. */
export function solveLeft(
  n: number,
  m: number,
  l: Float64Array,
  lAt: number,
  lRow: number,
  b: Float64Array,
  at: number,
  row: number,
): void {
  if (n <= leafOrder) {
    solveLeaf(m, n, l, lAt, lRow, 1, b, at, 1, row)
    return
  }
  const h = half(n)
  solveLeft(h, m, l, lAt, lRow, b, at, row)
  addProduct(n - h, m, h, -1, l, lAt + h * lRow, lRow, 1, b, at, row, 1, b, at + h * row, row, false)
  solveLeft(n - h, m, l, lAt + h * lRow + h, lRow, b, at + h * row, row)
}

/** L' X = B in place, B n x m with rows `row` apart. */
export function solveLeftTransposed(
  n: number,
  m: number,
  l: Float64Array,
  lAt: number,
  lRow: number,
  b: Float64Array,
  at: number,
  row: number,
): void {
  if (n <= leafOrder) {
    solveLeaf(m, n, l, lAt + (n - 1) * (lRow + 1), -1, -lRow, b, at + (n - 1) * row, 1, -row)
    return
  }
  const h = half(n)
  solveLeftTransposed(n - h, m, l, lAt + h * lRow + h, lRow, b, at + h * row, row)
  addProduct(h, m, n - h, -1, l, lAt + h * lRow, 1, lRow, b, at + h * row, row, 1, b, at, row, false)
  solveLeftTransposed(h, m, l, lAt, lRow, b, at, row)
}
