import { solveLeft, solveLeftTransposed } from './panel/triangular.ts'
import { solveVector, solveVectorTransposed } from './panel/vector.ts'

/**
 * Solves L X = B in place.
 *
 * @param l - row-major n x n, of which the lower triangle is read; its diagonal must hold no zero
 * @param b - row-major n x `columns`, becomes X
 */
export function solveLower(l: Float64Array, n: number, b: Float64Array, columns = 1): void {
  if (columns === 1) solveVector(n, l, 0, n, b, 0)
  else solveLeft(n, columns, l, 0, n, b, 0, columns)
}

/**
 * Solves L' X = B in place.
 *
 * @param l - row-major n x n, of which the lower triangle is read; its diagonal must hold no zero
 * @param b - row-major n x `columns`, becomes X
 */
export function solveLowerTransposed(l: Float64Array, n: number, b: Float64Array, columns = 1): void {
  if (columns === 1) solveVectorTransposed(n, l, 0, n, b, 0)
  else solveLeftTransposed(n, columns, l, 0, n, b, 0, columns)
}
