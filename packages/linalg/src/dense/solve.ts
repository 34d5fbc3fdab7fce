import { scratch } from '../vectors/scratch.ts'
import { worthCopying } from '../vectors/worth-copying.ts'
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
  else if (!solveByVectors('solveLeft', l, n, b, columns)) solveLeft(n, columns, l, 0, n, b, 0, columns)
}

/**
 * Solves L' X = B in place.
 *
 * @param l - row-major n x n, of which the lower triangle is read; its diagonal must hold no zero
 * @param b - row-major n x `columns`, becomes X
 */
export function solveLowerTransposed(l: Float64Array, n: number, b: Float64Array, columns = 1): void {
  if (columns === 1) solveVectorTransposed(n, l, 0, n, b, 0)
  else if (!solveByVectors('solveLeftTransposed', l, n, b, columns))
    solveLeftTransposed(n, columns, l, 0, n, b, 0, columns)
}

/** Whether the vector kernels were there, and worth it. */
function solveByVectors(
  kernel: 'solveLeft' | 'solveLeftTransposed',
  l: Float64Array,
  n: number,
  b: Float64Array,
  columns: number,
): boolean {
  const values = n * columns
  const room = worthCopying(0.5 * n * values, n * n + 2 * values) ? scratch(n * n + values) : null
  if (room === null) return false
  const triangle = room.numbers(n * n)
  const x = room.numbers(values)
  triangle.set(l.subarray(0, n * n))
  x.set(b.subarray(0, values))
  room.kernels[kernel](n, columns, triangle.byteOffset, 8 * n, x.byteOffset, 8 * columns)
  b.set(x)
  return true
}
