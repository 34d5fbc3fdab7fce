import { addProduct } from './product.ts'
import { half, solveLeft } from './triangular.ts'

const leaf = 16

/** Inverse of the lower triangle in place. */
export function invertTriangle(n: number, l: Float64Array, at: number, row: number): void {
  if (n <= leaf) {
    for (let i = 0; i < n; i++) {
      const li = at + i * row
      const pivot = 1 / l[li + i]!
      // Row i of W: -pivot * (row i of L, left of the diagonal) times the rows of W above, from the left on in place.
      for (let j = 0; j < i; j++) {
        let sum = 0
        for (let p = j; p < i; p++) sum += l[li + p]! * l[at + p * row + j]!
        l[li + j] = -pivot * sum
      }
      l[li + i] = pivot
    }
    return
  }
  const h = half(n)
  const below = at + h * row
  const corner = below + h
  // W21 = -L22^-1 L21 L11^-1, before L22 is overwritten.
  solveLeft(n - h, h, l, corner, row, l, below, row)
  invertTriangle(h, l, at, row)
  multiplyRightNegated(n - h, h, l, at, row, l, below, row)
  invertTriangle(n - h, l, corner, row)
}

/** B := -B W in place for a lower triangle W, B m x n. */
function multiplyRightNegated(
  m: number,
  n: number,
  w: Float64Array,
  wAt: number,
  wRow: number,
  b: Float64Array,
  at: number,
  row: number,
): void {
  if (n <= leaf) {
    for (let i = 0; i < m; i++) {
      const x = at + i * row
      for (let j = 0; j < n; j++) {
        let sum = 0
        for (let p = j; p < n; p++) sum -= b[x + p]! * w[wAt + p * wRow + j]!
        b[x + j] = sum
      }
    }
    return
  }
  const h = half(n)
  multiplyRightNegated(m, h, w, wAt, wRow, b, at, row)
  addProduct(m, h, n - h, -1, b, at + h, row, 1, w, wAt + h * wRow, wRow, 1, b, at, row, false)
  multiplyRightNegated(m, n - h, w, wAt + h * wRow + h, wRow, b, at + h, row)
}

/** Lower triangle of W'W in place of the lower triangle W. */
export function squareTriangle(n: number, w: Float64Array, at: number, row: number): void {
  if (n <= leaf) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0
        for (let p = i; p < n; p++) sum += w[at + p * row + i]! * w[at + p * row + j]!
        w[at + i * row + j] = sum
      }
    }
    return
  }
  const h = half(n)
  const below = at + h * row
  const corner = below + h
  squareTriangle(h, w, at, row)
  addProduct(h, h, n - h, 1, w, below, 1, row, w, below, row, 1, w, at, row, true)
  multiplyLeftTransposed(n - h, h, w, corner, row, w, below, row)
  squareTriangle(n - h, w, corner, row)
}

/** B := W'B in place for a lower triangle W, B n x m. */
function multiplyLeftTransposed(
  n: number,
  m: number,
  w: Float64Array,
  wAt: number,
  wRow: number,
  b: Float64Array,
  at: number,
  row: number,
): void {
  if (n <= leaf) {
    for (let i = 0; i < n; i++) {
      const x = at + i * row
      const pivot = w[wAt + i * wRow + i]!
      for (let j = 0; j < m; j++) b[x + j]! *= pivot
      for (let p = i + 1; p < n; p++) {
        const factor = w[wAt + p * wRow + i]!
        const y = at + p * row
        for (let j = 0; j < m; j++) b[x + j]! += factor * b[y + j]!
      }
    }
    return
  }
  const h = half(n)
  multiplyLeftTransposed(h, m, w, wAt, wRow, b, at, row)
  addProduct(h, m, n - h, 1, w, wAt + h * wRow, 1, wRow, b, at + h * row, row, 1, b, at, row, false)
  multiplyLeftTransposed(n - h, m, w, wAt + h * wRow + h, wRow, b, at + h * row, row)
}
