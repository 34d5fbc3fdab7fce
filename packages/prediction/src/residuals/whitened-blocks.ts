import { symmetricEigen } from '@lmm/linalg'
import type { FittedModel } from '@lmm/reml'
import { residualBlocks, residualCovariance } from '../residual-covariance/residual-covariance.ts'
import { rowMoments } from '../residual-covariance/row-moments.ts'
import type { ModelRows } from '../rows/model-rows.ts'
import { say } from '../say.ts'
import { rootsOfRows } from './connected.ts'
import { membersByRoot } from './members.ts'

/** Rows that hang together beyond which their covariance would be too large. */
const most = 1500

/** R^-1/2 r by the symmetric root, group by group of the residuals. */
export function whitenedConditional(model: FittedModel, rows: ModelRows, response: Float64Array): Float64Array {
  const out = response.map(() => Number.NaN)
  const usable = (row: number): boolean => !Number.isNaN(response[row]!)
  for (const { members, R } of residualBlocks(model, rows.residualRows, usable)) whiten(members, R, response, out)
  return out
}

/** V^-1/2 r by the symmetric root for correlated residuals, by rows that hang together. */
export function whitenedTogether(model: FittedModel, rows: ModelRows, response: Float64Array): Float64Array {
  const out = response.map(() => Number.NaN)
  const residual = residualCovariance(model, rows.residualRows)
  const moments = rowMoments(model, rows)
  for (const all of membersByRoot(rootsOfRows(model, rows, residual.groups)).values()) {
    const members = all.filter((row) => !Number.isNaN(response[row]!))
    if (members.length > most) throw say.error('prediction/past-rows', { rows: members.length, most })
    const R = residual.of(members)
    const V = moments.between(members, members).map((value, at) => value + R[at]!)
    whiten(members, V, response, out)
  }
  return out
}

function whiten(members: readonly number[], V: Float64Array, response: Float64Array, out: Float64Array): void {
  const k = members.length
  const { values, vectors } = symmetricEigen(V, k)
  for (const row of members) out[row] = 0
  for (let e = 0; e < k; e++) {
    let inner = 0
    for (let i = 0; i < k; i++) inner += vectors[i * k + e]! * response[members[i]!]!
    const factor = inner / Math.sqrt(values[e]!)
    for (let i = 0; i < k; i++) out[members[i]!]! += factor * vectors[i * k + e]!
  }
}
