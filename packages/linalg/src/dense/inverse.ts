import { scratch } from '../vectors/scratch.ts'
import { invertPanel } from './panel/inverse.ts'

/** From this order on the vector kernels are faster. */
const vectorOrder = 24

/**
 * The full symmetric inverse of A = L L'.
 *
 * @param l - row-major n x n, of which the lower triangle is read; its diagonal must hold no zero
 * @param out - row-major n x n, both triangles are written; may be `l` itself
 */
export function invertFromCholesky(l: Float64Array, n: number, out: Float64Array): void {
  const quarter = n > 8 ? (n * n) >> 2 : 0
  const room = n < vectorOrder ? null : scratch(n * n + quarter)
  const inverse = room === null ? out : room.numbers(n * n)
  if (inverse !== l) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) inverse[i * n + j] = l[i * n + j]!
    }
  }
  if (room === null) {
    invertPanel(n, out, 0, n, new Float64Array(quarter))
    return
  }
  room.kernels.invertPanel(n, inverse.byteOffset, 8 * n, room.numbers(quarter).byteOffset)
  out.set(inverse)
}

/** log|A| of A = L L' from its lower factor, row-major n x n. */
export function logDeterminantFromCholesky(l: Float64Array, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.log(l[i * n + i]!)
  return 2 * sum
}
