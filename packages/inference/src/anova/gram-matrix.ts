import { toBasis } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'

/** X~'X~ of the columns in the basis of the fit, without weights, up to a factor. */
export function gramMatrix({ rows, basis, specification, names }: FittedModel): Float64Array {
  const p = names.length
  const out = new Float64Array(p * p)
  if (!rows) {
    if (specification.weights)
      throw say.error('inference/needs-rows', { what: 'weights', columns: [specification.weights.column] })
    // without weights the basis of the fit is orthonormal
    for (let i = 0; i < p; i++) out[i * p + i] = 1
    return out
  }
  const x = new Float64Array(p)
  for (let i = 0; i < rows.n; i++) {
    toBasis(basis.X, rows.X.columns, i, 1, x, 0)
    for (let j = 0; j < p; j++) for (let k = 0; k <= j; k++) out[j * p + k]! += x[j]! * x[k]!
  }
  return out
}
