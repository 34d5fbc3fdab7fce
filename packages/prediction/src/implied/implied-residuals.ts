import { type TableInput, tableOf } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { conditionalPredictor } from '../linear-predictor.ts'
import { hasPlainResiduals, residualCovariance } from '../residual-covariance/residual-covariance.ts'
import { newRows } from '../rows/new-rows.ts'
import { independentVariance } from '../uncertainty/residual-variance.ts'
import { withResidualGroup } from './with-residual-group.ts'

/** R of rows with weight 1, n x n; rows that do not name the groups of the residuals are of one group. */
export function impliedResiduals(model: FittedModel, data: TableInput): Float64Array {
  const table = withResidualGroup(model, tableOf(data))
  const n = table.rowCount
  if (hasPlainResiduals(model)) {
    const variance = independentVariance(model)
    const out = new Float64Array(n * n)
    for (let i = 0; i < n; i++) out[i * n + i] = variance
    return out
  }
  const rows = Int32Array.from({ length: n }, (_, i) => i)
  const fitted = (): Float64Array => conditionalPredictor(model, newRows(model, table, { random: 'new' }))
  return residualCovariance(model, { table, rows, n, weights: new Float64Array(n).fill(1), fitted }).of([...rows])
}
