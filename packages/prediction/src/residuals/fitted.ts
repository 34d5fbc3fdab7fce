import type { FittedModel } from '@lmm/reml'
import { conditionalPredictor, populationPredictor } from '../linear-predictor.ts'
import { rowsOfModel } from '../rows/model-rows.ts'

/**
 * Conditional fitted values X beta + Z b + offset of the rows of the fit, on the scale of the left side.
 *
 * @throws LmmError `prediction/no-rows` when the model does not hold its rows.
 */
export function fitted(model: FittedModel): Float64Array {
  return conditionalPredictor(model, rowsOfModel(model, 'fitted'))
}

/** Fitted values of the population, X beta + offset, of the rows of the fit. */
export function populationFitted(model: FittedModel): Float64Array {
  return populationPredictor(model, rowsOfModel(model, 'populationFitted'))
}
