import { leafOrder, solveLeaf } from './leaf'
import { addProduct } from './product'

/** Where the halves of a triangle part: a multiple of 4 near the middle. */
export function half(n: i32): i32 {
  return ((n >> 3) + 1) << 2
}

/** The functions of src/dense/panel/triangular.ts; `lRow` and `row` in bytes. */
export function solveRightTransposed(m: i32, n: i32, l: usize, lRow: usize, b: usize, row: usize): void {
  if (n <= leafOrder) {
    solveLeaf(m, n, l, lRow, 8, b, row, 8)
    return
  }
  const h = half(n)
  const left = (<usize>h) << 3
  const below = l + <usize>h * lRow
  solveRightTransposed(m, h, l, lRow, b, row)
  addProduct(m, n - h, h, -1, b, row, 8, below, 8, lRow, b + left, row, false)
  solveRightTransposed(m, n - h, below + left, lRow, b + left, row)
}

export function solveRight(m: i32, n: i32, l: usize, lRow: usize, b: usize, row: usize): void {
  if (n <= leafOrder) {
    const last = <usize>(n - 1)
    solveLeaf(m, n, l + last * (lRow + 8), <usize>-8, -lRow, b + (last << 3), row, <usize>-8)
    return
  }
  const h = half(n)
  const left = (<usize>h) << 3
  const below = l + <usize>h * lRow
  solveRight(m, n - h, below + left, lRow, b + left, row)
  addProduct(m, h, n - h, -1, b + left, row, 8, below, lRow, 8, b, row, false)
  solveRight(m, h, l, lRow, b, row)
}

export function solveLeft(n: i32, m: i32, l: usize, lRow: usize, b: usize, row: usize): void {
  if (n <= leafOrder) {
    solveLeaf(m, n, l, lRow, 8, b, 8, row)
    return
  }
  const h = half(n)
  const below = l + <usize>h * lRow
  const rest = b + <usize>h * row
  solveLeft(h, m, l, lRow, b, row)
  addProduct(n - h, m, h, -1, below, lRow, 8, b, row, 8, rest, row, false)
  solveLeft(n - h, m, below + ((<usize>h) << 3), lRow, rest, row)
}

export function solveLeftTransposed(n: i32, m: i32, l: usize, lRow: usize, b: usize, row: usize): void {
  if (n <= leafOrder) {
    const last = <usize>(n - 1)
    solveLeaf(m, n, l + last * (lRow + 8), <usize>-8, -lRow, b + last * row, 8, -row)
    return
  }
  const h = half(n)
  const below = l + <usize>h * lRow
  const rest = b + <usize>h * row
  solveLeftTransposed(n - h, m, below + ((<usize>h) << 3), lRow, rest, row)
  addProduct(h, m, n - h, -1, below, 8, lRow, rest, row, 8, b, row, false)
  solveLeftTransposed(h, m, l, lRow, b, row)
}
