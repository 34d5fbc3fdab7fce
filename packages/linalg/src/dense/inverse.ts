import { invertTriangle, squareTriangle } from './panel/inverse.ts'
import { symmetrize } from './symmetrize.ts'

/**
 * The full symmetric inverse of A = L L'.
 *
 * @param l - row-major n x n, of which the lower triangle is read
 * @param out - row-major n x n, both triangles are written; may be `l` itself
 */
export function invertFromCholesky(l: Float64Array, n: number, out: Float64Array): void {
  if (out !== l) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) out[i * n + j] = l[i * n + j]!
    }
  }
  invertTriangle(n, out, 0, n)
  squareTriangle(n, out, 0, n)
  symmetrize(out, n)
}

/** log|A| of A = L L' from its lower factor, row-major n x n. */
export function logDeterminantFromCholesky(l: Float64Array, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.log(l[i * n + i]!)
  return 2 * sum
}
