import { cholesky, rotateRow } from '@lmm/linalg'
import type { FittedModel } from '@lmm/reml'
import { gramMatrix } from './gram-matrix.ts'

/**
 * Rows of the upper-triangular factor of X'X with its columns in the order given, by coefficient: row j is what column j adds to the columns before
 * it, as a function of the coefficients. No V and no weights enter.
 */
export function orderedRows(model: FittedModel, order: readonly number[]): Map<number, Float64Array> {
  // docs/mathematics/hypotheses.md (1)
  const p = order.length
  const R = new Float64Array(p * p)
  for (const whole of rootRows(model))
    rotateRow(
      R,
      p,
      p,
      Float64Array.from(order, (column) => whole[column]!),
      0,
    )
  return new Map(
    order.map((column, k) => {
      const out = new Float64Array(p)
      for (let l = k; l < p; l++) out[order[l]!] = R[k * p + l]!
      return [column, out]
    }),
  )
}

/** The p rows of a W with W'W = X'X, by coefficient. */
export function rootRows(model: FittedModel): Float64Array[] {
  const { size: p, T, center, constant } = model.basis.X
  // X = X~ M^-1 with M = (I - a c')T and c'a = 0
  const inverse = upperInverse(T, p)
  const factor = gramMatrix(model)
  cholesky(factor, p)
  return Array.from({ length: p }, (_, i) => {
    const row = new Float64Array(p)
    for (let r = i; r < p; r++) {
      const weight = factor[r * p + i]!
      if (weight === 0) continue
      const shift = constant ? constant.reduce((sum, a, j) => sum + inverse[r * p + j]! * a, 0) : 0
      for (let k = 0; k < p; k++) row[k]! += weight * (inverse[r * p + k]! + shift * center[k]!)
    }
    return row
  })
}

/** T^-1 of an upper triangle. */
function upperInverse(T: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size)
  for (let j = 0; j < size; j++) {
    out[j * size + j] = 1 / T[j * size + j]!
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0
      for (let k = i + 1; k <= j; k++) sum -= T[i * size + k]! * out[k * size + j]!
      out[i * size + j] = sum / T[i * size + i]!
    }
  }
  return out
}
