import { LmmError } from '@lmm/diagnostics'
import { type FittedModel, refit } from '@lmm/reml'

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
    return refit(model, { y })
  } catch (error) {
    if (error instanceof LmmError) return null
    throw error
  }
}
