import { factorLeafPlain, solveLeafPlain } from './plain-leaf.ts'
import { simdKernels } from './simd.ts'
import { factorLeafSimd, solveLeafSimd } from './simd-leaf.ts'
import { factorSmall, solveSmall } from './small.ts'

// Below these the copying costs more than it saves.
const smallFactor = 12
const smallSolve = 1000

/**
 * X T' = B in place for a lower triangle T of order n <= leafOrder and any number m of rows of B.
 *
 * T has entry (j, p) at `tAt + j * tRow + p * tColumn`, B entry (i, j) at `at + i * row + j * column`; with negative
 * strides it is read backwards, so that L and L', on the left and on the right, all come here.
 */
export function solveLeaf(
  m: number,
  n: number,
  t: Float64Array,
  tAt: number,
  tRow: number,
  tColumn: number,
  b: Float64Array,
  at: number,
  row: number,
  column: number,
): void {
  if (m < 4 || n * n * m <= smallSolve) {
    solveSmall(m, n, t, tAt, tRow, tColumn, b, at, row, column)
    return
  }
  const simd = simdKernels()
  if (simd === null) solveLeafPlain(m, n, t, tAt, tRow, tColumn, b, at, row, column)
  else solveLeafSimd(simd, m, n, t, tAt, tRow, tColumn, b, at, row, column)
}

/** Lower Cholesky factor in place of a block of order n <= leafOrder, rows `row` apart: -1, or the failing pivot. */
export function factorLeaf(n: number, a: Float64Array, at: number, row: number): number {
  if (n <= smallFactor) return factorSmall(n, a, at, row)
  const simd = simdKernels()
  return simd === null ? factorLeafPlain(n, a, at, row) : factorLeafSimd(simd, n, a, at, row)
}
