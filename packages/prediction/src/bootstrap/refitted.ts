import { LmmError } from '@lmm/diagnostics'
import { type FittedModel, refit } from '@lmm/reml'
import { fitted } from '../residuals/fitted.ts'

/**
 * The model fitted to another response of its rows; null where that has no fit.
 *
 * @example
 * ```ts
 * import { refitted, simulate } from '@lmm/prediction'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const { responses } = simulate(model, { count: 1, seed: 1 })
 * const again = refitted(model, responses[0]!)
 * console.log(again?.certificate.status)
 * ```
 * ```text
 * optimal
 * ```
 */
export function refitted(model: FittedModel, y: Float64Array): FittedModel | null {
  try {
    return model.residual.variance?.of === 'fitted' ? untilSettled(model, y) : refit(model, { y })
  } catch (error) {
    if (error instanceof LmmError) return null
    throw error
  }
}

/** Fits after which fitted values that a variance depends on are taken as they are. */
const mostFits = 30
/** Fitted values that change by less than this share of the response's spread have settled. */
const settledChange = 1e-8

/** Fits with the fitted values of the fit before, from those of the model. */
function untilSettled(model: FittedModel, y: Float64Array): FittedModel {
  let values = fitted(model)
  for (let fits = 1; ; fits++) {
    const again = refit(model, { y, fitted: values })
    const next = fitted(again)
    const change = next.reduce((largest, value, i) => Math.max(largest, Math.abs(value - values[i]!)), 0)
    if (change < settledChange * (again.products?.y.scale ?? 1) || fits === mostFits) return again
    values = next
  }
}
