import { predict } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import type { PredictionData } from '../request.ts'
import { finiteAll } from './finite.ts'

/** Predictions for the rows of new data, in their order; null where a row lacks a value. */
export interface PredictionSummary {
  /** X beta + offset. */
  readonly population: readonly (number | null)[]
  /** X beta + Z b + offset; b = 0 for levels that were not in the fit. */
  readonly conditional: readonly (number | null)[]
  /** Rows, 0-based, that lack a value. */
  readonly missing: readonly number[]
}

/** Predictions as JSON. */
export function predictionSummary(model: FittedModel, data: PredictionData): PredictionSummary {
  const { population, conditional, missing } = predict(model, data)
  return { population: finiteAll(population), conditional: finiteAll(conditional), missing: Array.from(missing) }
}
