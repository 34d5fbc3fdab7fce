import { addProduct } from './panel/product.ts'

/** out = A B, row-major: A m x k, B k x n, out m x n (neither A nor B). */
export function multiply(a: Float64Array, b: Float64Array, out: Float64Array, m: number, k: number, n: number): void {
  out.fill(0, 0, m * n)
  addProduct(m, n, k, 1, a, 0, k, 1, b, 0, n, 1, out, 0, n, false)
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
  addProduct(m, n, k, 1, a, 0, 1, m, b, 0, n, 1, out, 0, n, false)
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
  addProduct(m, n, k, 1, a, 0, k, 1, b, 0, 1, k, out, 0, n, false)
}

/** C += alpha A A' on and below the diagonal, row-major: A n x k, C n x n (not A); above the diagonal nothing is touched. */
export function rankUpdate(c: Float64Array, n: number, alpha: number, a: Float64Array, k: number): void {
  addProduct(n, n, k, alpha, a, 0, k, 1, a, 0, 1, k, c, 0, n, true)
}
