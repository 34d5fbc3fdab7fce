import { scratch } from '../vectors/scratch.ts'
import { worthCopying } from '../vectors/worth-copying.ts'
import { addProduct } from './panel/product.ts'

/** out = A B, row-major: A m x k, B k x n, out m x n (neither A nor B). */
export function multiply(a: Float64Array, b: Float64Array, out: Float64Array, m: number, k: number, n: number): void {
  out.fill(0, 0, m * n)
  add(m, n, k, 1, a, k, 1, b, n, 1, out, 'whole')
}

/** out = A'B, row-major: A k x m, B k x n, out m x n (neither A nor B). */
export function multiplyTransposedLeft(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  m: number,
  k: number,
  n: number,
): void {
  out.fill(0, 0, m * n)
  add(m, n, k, 1, a, 1, m, b, n, 1, out, 'whole')
}

/** out = A B', row-major: A m x k, B n x k, out m x n (neither A nor B). */
export function multiplyTransposedRight(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  m: number,
  k: number,
  n: number,
): void {
  out.fill(0, 0, m * n)
  add(m, n, k, 1, a, k, 1, b, 1, k, out, 'whole')
}

/** C += alpha A A' on and below the diagonal, row-major: A n x k, C n x n (not A); above the diagonal nothing is touched. */
export function rankUpdate(c: Float64Array, n: number, alpha: number, a: Float64Array, k: number): void {
  add(n, n, k, alpha, a, k, 1, a, 1, k, c, 'lower')
}

/** C += alpha A B on the vector kernels where that pays. */
function add(
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: Float64Array,
  aRow: number,
  aColumn: number,
  b: Float64Array,
  bRow: number,
  bColumn: number,
  c: Float64Array,
  part: 'whole' | 'lower',
): void {
  const lower = part === 'lower'
  const same = a === b && m === n
  const values = m * k + (same ? 0 : k * n) + m * n
  const room = worthCopying(m * n * k * (lower ? 0.5 : 1), values + m * n) ? scratch(values) : null
  if (room === null) {
    addProduct(m, n, k, alpha, a, 0, aRow, aColumn, b, 0, bRow, bColumn, c, 0, n, lower)
    return
  }
  const left = room.numbers(m * k)
  left.set(a.subarray(0, m * k))
  const right = same ? left : room.numbers(k * n)
  if (!same) right.set(b.subarray(0, k * n))
  const sum = room.numbers(m * n)
  sum.set(c.subarray(0, m * n))
  const [x, y] = [left.byteOffset, right.byteOffset]
  room.kernels.addProduct(
    m,
    n,
    k,
    alpha,
    x,
    8 * aRow,
    8 * aColumn,
    y,
    8 * bRow,
    8 * bColumn,
    sum.byteOffset,
    8 * n,
    lower,
  )
  c.set(sum)
}
