import { addProduct } from './product.ts'
import { half, solveRight } from './triangular.ts'

const leaf = 8

/**
 * Full symmetric inverse of L L' in place of the lower triangle L of order n, rows `row` apart.
 *
 * With L split in halves and Y = L21 L11^-1: Z22 = (L22 L22')^-1, Z21 = -Z22 Y, Z11 = (L11 L11')^-1 - Y'Z21, which costs
 * what the inverse by way of L^-1 does and is nearly all products. `work` has room for a quarter of the matrix.
 */
export function invertPanel(n: number, l: Float64Array, at: number, row: number, work: Float64Array): void {
  if (n <= leaf) {
    invertLeaf(n, l, at, row)
    return
  }
  const h = half(n)
  const rest = n - h
  const below = at + h * row
  const corner = below + h
  solveRight(rest, h, l, at, row, l, below, row)
  invertPanel(h, l, at, row, work)
  invertPanel(rest, l, corner, row, work)
  for (let i = 0; i < rest; i++) {
    const from = below + i * row
    for (let j = 0; j < h; j++) {
      work[i * h + j] = l[from + j]!
      l[from + j] = 0
    }
  }
  addProduct(rest, h, rest, -1, l, corner, row, 1, work, 0, h, 1, l, below, row, false)
  addProduct(h, h, rest, -1, work, 0, 1, h, l, below, row, 1, l, at, row, true)
  mirror(n, h, l, at, row)
}

/** Copies what `invertPanel` of order n has added below the diagonal to above it. */
function mirror(n: number, h: number, l: Float64Array, at: number, row: number): void {
  for (let i = 1; i < n; i++) {
    const end = Math.min(i, h)
    for (let j = 0; j < end; j++) l[at + j * row + i] = l[at + i * row + j]!
  }
}

/** By plain loops: W = L^-1, then W'W. */
function invertLeaf(n: number, l: Float64Array, at: number, row: number): void {
  for (let i = 0; i < n; i++) {
    const li = at + i * row
    const reciprocal = 1 / l[li + i]!
    for (let j = 0; j < i; j++) {
      let sum = 0
      for (let p = j; p < i; p++) sum += l[li + p]! * l[at + p * row + j]!
      l[li + j] = -reciprocal * sum
    }
    l[li + i] = reciprocal
  }
  for (let i = 0; i < n; i++) {
    const li = at + i * row
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let p = i; p < n; p++) sum += l[at + p * row + i]! * l[at + p * row + j]!
      l[li + j] = sum
      l[at + j * row + i] = sum
    }
  }
}
