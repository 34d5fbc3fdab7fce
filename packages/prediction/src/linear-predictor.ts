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
  const out = new Float64Array(rows.n)
  for (let i = 0; i < rows.n; i++) out[i] = basis.center + (rows.offset ? rows.offset[i]! : 0)
  addProducts(basis.X, rows.X, () => 0, basis.beta, out)
  return out
}

/** X beta + Z b + offset, n values; a level that was not in the fit has b = 0. */
export function conditionalPredictor(model: FittedModel, rows: PredictorRows): Float64Array {
  const out = populationPredictor(model, rows)
  model.basis.random.forEach(({ basis, modes }, k) => {
    const { codes, columns } = rows.random[k]!
    addProducts(basis, columns, (i) => codes[i]!, modes, out)
  })
  return out
}

/** Adds x~'c of each row to `out`, c the coefficients of the row's level; none for level -1. */
function addProducts(
  basis: Basis,
  columns: readonly Float64Array[],
  level: (i: number) => number,
  coefficients: Float64Array,
  out: Float64Array,
): void {
  const { size } = basis
  const row = new Float64Array(size)
  for (let i = 0; i < out.length; i++) {
    const at = level(i) * size
    if (at < 0) continue
    toBasis(basis, columns, i, 1, row, 0)
    for (let j = 0; j < size; j++) out[i]! += row[j]! * coefficients[at + j]!
  }
}
