import { solveLeft, solveLeftTransposed } from './panel/triangular.ts'

/**
 * Solves L X = B in place.
 *
 * @param l - row-major n x n, of which the lower triangle is read; its diagonal must hold no zero
 * @param b - row-major n x `columns`, becomes X
 */
export function solveLower(l: Float64Array, n: number, b: Float64Array, columns = 1): void {
  if (columns !== 1) {
    solveLeft(n, columns, l, 0, n, b, 0, columns)
    return
  }
  for (let i = 0; i < n; i++) {
    const li = i * n
    let sum = b[i]!
    for (let p = 0; p < i; p++) sum -= l[li + p]! * b[p]!
    b[i] = sum / l[li + i]!
  }
}

/**
 * Solves L' X = B in place.
 *
 * @param l - row-major n x n, of which the lower triangle is read; its diagonal must hold no zero
 * @param b - row-major n x `columns`, becomes X
 */
export function solveLowerTransposed(l: Float64Array, n: number, b: Float64Array, columns = 1): void {
  if (columns !== 1) {
    solveLeftTransposed(n, columns, l, 0, n, b, 0, columns)
    return
  }
  for (let i = n - 1; i >= 0; i--) {
    const li = i * n
    const value = b[i]! / l[li + i]!
    b[i] = value
    for (let p = 0; p < i; p++) b[p]! -= l[li + p]! * value
  }
}
