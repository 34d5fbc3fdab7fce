import { LmmError } from '@lmm/diagnostics'
import { type FittedModel, refit } from '@lmm/reml'

/** The model fitted to another response of its rows; null where that has no fit. */
export function refitted(model: FittedModel, y: Float64Array): FittedModel | null {
  try {
    return refit(model, { y })
  } catch (error) {
    if (error instanceof LmmError) return null
    throw error
  }
}
