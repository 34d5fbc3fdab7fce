import { type Basis, toBasis } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'

/** Rows to predict: columns of X, and by random term each row's level (-1: not among the levels of the fit) and columns of Z. */
export interface PredictorRows {
  readonly n: number
  readonly X: readonly Float64Array[]
  readonly random: readonly { readonly codes: Int32Array; readonly columns: readonly Float64Array[] }[]
  readonly offset: Float64Array | null
}

/** X beta + offset, n values, computed in the basis of the fit. */
export function populationPredictor({ basis }: FittedModel, rows: PredictorRows): Float64Array {
  const out = new Float64Array(rows.n).fill(basis.center)
  if (rows.offset) for (let i = 0; i < rows.n; i++) out[i]! += rows.offset[i]!
  addProducts(basis.X, rows.X, null, basis.beta, out)
  return out
}

/**
 * X beta + Z b + offset, n values, with the random terms that are included; a level that was not in the fit has b = 0. `predict` makes such
 * rows of a table.
 *
 * @example
 * ```ts
 * import { conditionalPredictor } from '@lmm/prediction'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const { n, X, random, offset } = model.rows!
 * console.log(conditionalPredictor(model, { n, X: X.columns, random, offset })[0]!.toFixed(3))
 * ```
 * ```text
 * 253.664
 * ```
 */
export function conditionalPredictor(
  model: FittedModel,
  rows: PredictorRows,
  included: (term: number) => boolean = () => true,
): Float64Array {
  const out = populationPredictor(model, rows)
  model.basis.random.forEach(({ basis, modes }, k) => {
    const { codes, columns } = rows.random[k]!
    if (included(k)) addProducts(basis, columns, codes, modes, out)
  })
  return out
}

/** Adds x~'c of each row to `out`, c the coefficients of the row's level, all the same without codes; none for level -1. */
function addProducts(
  basis: Basis,
  columns: readonly Float64Array[],
  codes: Int32Array | null,
  coefficients: Float64Array,
  out: Float64Array,
): void {
  const { size, center } = basis
  if (basis.compensated.includes(true)) {
    addCompensated(basis, columns, codes, coefficients, out)
    return
  }
  // x~'c = (x - c0)'(T c): a column at a time is fastest
  const turned = turnedCoefficients(basis, coefficients)
  for (let k = 0; k < size; k++) {
    const x = columns[k]!
    const c = center[k]!
    if (codes)
      for (let i = 0; i < out.length; i++) {
        const level = codes[i]!
        if (level >= 0) out[i]! += (x[i]! - c) * turned[level * size + k]!
      }
    else {
      const factor = turned[k]!
      for (let i = 0; i < out.length; i++) out[i]! += (x[i]! - c) * factor
    }
  }
}

/** T c for the coefficients of each level. */
function turnedCoefficients({ size, T }: Basis, coefficients: Float64Array): Float64Array {
  const out = new Float64Array(coefficients.length)
  for (let at = 0; at < out.length; at += size)
    for (let k = 0; k < size; k++) {
      let sum = 0
      for (let j = k; j < size; j++) sum += T[k * size + j]! * coefficients[at + j]!
      out[at + k] = sum
    }
  return out
}

function addCompensated(
  basis: Basis,
  columns: readonly Float64Array[],
  codes: Int32Array | null,
  coefficients: Float64Array,
  out: Float64Array,
): void {
  const { size } = basis
  const row = new Float64Array(size)
  for (let i = 0; i < out.length; i++) {
    const at = (codes ? codes[i]! : 0) * size
    if (at < 0) continue
    toBasis(basis, columns, i, 1, row, 0)
    for (let j = 0; j < size; j++) out[i]! += row[j]! * coefficients[at + j]!
  }
}
