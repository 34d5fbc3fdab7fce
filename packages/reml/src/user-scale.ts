import { type Basis, basisMatrix } from '@lmm/design'
import { Matrix } from 'ml-matrix'

/**
 * M of a basis as a matrix: coefficients of the user's columns are M times those of the basis.
 *
 * @example
 * ```ts
 * import { userMatrix } from '@lmm/reml'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const M = userMatrix(model.products!.X)
 * console.log(M.rows, M.columns)
 * ```
 * ```text
 * 2 2
 * ```
 */
export function userMatrix(basis: Basis): Matrix {
  const { size } = basis
  return size > 0 ? Matrix.from1DArray(size, size, basisMatrix(basis)) : Matrix.zeros(0, 0)
}

/** factor M S M', symmetric to the last bit. */
export function congruence(M: Matrix, S: Matrix, factor: number): Matrix {
  const out = Matrix.zeros(M.rows, M.rows)
  for (let i = 0; i < M.rows; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < M.columns; k++)
        for (let l = 0; l < M.columns; l++) sum += M.get(i, k) * S.get(k, l) * M.get(j, l)
      out.set(i, j, factor * sum)
      out.set(j, i, factor * sum)
    }
  return out
}

/**
 * M_left B M_right' for each of the blocks of a flat array, or M_left b for vectors (`right` null).
 *
 * @example
 * ```ts
 * import { transformBlocks } from '@lmm/reml'
 * import { Matrix } from 'ml-matrix'
 * // two vectors of two, each times M
 * console.log(transformBlocks(Float64Array.of(1, 1, 2, 3), new Matrix([[1, -5], [0, 2]]), null))
 * ```
 * ```text
 * Float64Array(4) [ -4, 2, -13, 6 ]
 * ```
 */
export function transformBlocks(blocks: Float64Array, left: Matrix, right: Matrix | null): Float64Array {
  const rows = left.rows
  const columns = right ? right.rows : 1
  const size = rows * columns
  const out = new Float64Array(blocks.length)
  const half = new Float64Array(size)
  for (let at = 0; at < blocks.length; at += size) {
    half.fill(0)
    for (let i = 0; i < rows; i++)
      for (let k = 0; k < rows; k++) {
        const m = left.get(i, k)
        for (let j = 0; j < columns; j++) half[i * columns + j]! += m * blocks[at + k * columns + j]!
      }
    if (!right) out.set(half, at)
    else
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) {
          let sum = 0
          for (let k = 0; k < columns; k++) sum += half[i * columns + k]! * right.get(j, k)
          out[at + i * columns + j] = sum
        }
  }
  return out
}
