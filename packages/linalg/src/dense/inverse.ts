import { invertPanel } from './panel/inverse.ts'

/**
 * The full symmetric inverse of A = L L'.
 *
 * @param l - row-major n x n, of which the lower triangle is read; its diagonal must hold no zero
 * @param out - row-major n x n, both triangles are written; may be `l` itself
 */
export function invertFromCholesky(l: Float64Array, n: number, out: Float64Array): void {
  if (out !== l) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) out[i * n + j] = l[i * n + j]!
    }
  }
  invertPanel(n, out, 0, n, new Float64Array(n > 8 ? (n * n) >> 2 : 0))
}

/** log|A| of A = L L' from its lower factor, row-major n x n. */
export function logDeterminantFromCholesky(l: Float64Array, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.log(l[i * n + i]!)
  return 2 * sum
}
