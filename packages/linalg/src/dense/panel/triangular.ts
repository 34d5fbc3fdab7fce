import { addProduct } from './product.ts'

/** Triangles up to this order are solved by plain loops. */
const leaf = 16

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
  if (n <= leaf) {
    for (let i = 0; i < m; i++) {
      const x = at + i * row
      for (let j = 0; j < n; j++) {
        const lj = lAt + j * lRow
        let sum = b[x + j]!
        for (let p = 0; p < j; p++) sum -= b[x + p]! * l[lj + p]!
        b[x + j] = sum / l[lj + j]!
      }
    }
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
  if (n <= leaf) {
    for (let i = 0; i < m; i++) {
      const x = at + i * row
      for (let j = n - 1; j >= 0; j--) {
        const lj = lAt + j * lRow
        const value = b[x + j]! / l[lj + j]!
        b[x + j] = value
        for (let p = 0; p < j; p++) b[x + p]! -= value * l[lj + p]!
      }
    }
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
  if (n <= leaf) {
    for (let i = 0; i < n; i++) {
      const li = lAt + i * lRow
      const x = at + i * row
      for (let p = 0; p < i; p++) {
        const factor = l[li + p]!
        if (factor === 0) continue
        const y = at + p * row
        for (let j = 0; j < m; j++) b[x + j]! -= factor * b[y + j]!
      }
      const pivot = l[li + i]!
      for (let j = 0; j < m; j++) b[x + j]! /= pivot
    }
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
  if (n <= leaf) {
    for (let i = n - 1; i >= 0; i--) {
      const li = lAt + i * lRow
      const x = at + i * row
      const pivot = l[li + i]!
      for (let j = 0; j < m; j++) b[x + j]! /= pivot
      for (let p = 0; p < i; p++) {
        const factor = l[li + p]!
        if (factor === 0) continue
        const y = at + p * row
        for (let j = 0; j < m; j++) b[y + j]! -= factor * b[x + j]!
      }
    }
    return
  }
  const h = half(n)
  solveLeftTransposed(n - h, m, l, lAt + h * lRow + h, lRow, b, at + h * row, row)
  addProduct(h, m, n - h, -1, l, lAt + h * lRow, 1, lRow, b, at + h * row, row, 1, b, at, row, false)
  solveLeftTransposed(h, m, l, lAt, lRow, b, at, row)
}
