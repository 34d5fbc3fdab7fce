import type { Diagnostic } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import type { NewRows } from '../rows/new-rows.ts'
import { say } from '../say.ts'

/**
 * Variance of the residual of each row: sigma^2 / w by its precision weight, sigma^2 for one of the rows that a frequency counts, the
 * row's own variance where these are known; NaN where a weight is missing, and infinite where it is zero.
 *
 * @throws LmmError `prediction/needs-variances` where the known variances are not among the columns.
 */
export function residualVariances(
  model: FittedModel,
  { n, weights }: Pick<NewRows, 'n' | 'weights'>,
): { readonly residual: Float64Array; readonly notes: readonly Diagnostic[] } {
  const variance = independentVariance(model)
  const given = model.specification.weights
  if (!given || given.kind === 'frequency') return { residual: new Float64Array(n).fill(variance), notes: [] }
  if (given.kind === 'known-variance') {
    if (!weights) throw say.error('prediction/needs-variances', { column: given.column })
    return { residual: weights, notes: [] }
  }
  if (!weights)
    return {
      residual: new Float64Array(n).fill(variance),
      notes: [say.info('prediction/unit-weights', { column: given.column })],
    }
  return { residual: weights.map((w) => variance / w), notes: [] }
}

/** sigma^2 of independent residuals. */
export const independentVariance = ({ sigma }: FittedModel): number => sigma! * sigma!
