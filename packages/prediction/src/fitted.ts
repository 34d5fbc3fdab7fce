import type { Design } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { conditionalPredictor, type PredictorRows, populationPredictor } from './linear-predictor.ts'
import { say } from './say.ts'

/**
 * Conditional fitted values X beta + Z b + offset of the rows of the fit, on the scale of the left side.
 *
 * @throws LmmError `prediction/no-rows` when the model does not hold its rows.
 */
export function fitted(model: FittedModel): Float64Array {
  return conditionalPredictor(model, ownRows(model, 'fitted'))
}

/** Fitted values of the population, X beta + offset, of the rows of the fit. */
export function populationFitted(model: FittedModel): Float64Array {
  return populationPredictor(model, ownRows(model, 'populationFitted'))
}

/** Response residuals y - X beta - Z b - offset of the rows of the fit. */
export function residuals(model: FittedModel): Float64Array {
  const values = fitted(model)
  const { y } = model.rows!
  return values.map((value, i) => y[i]! - value)
}

function ownRows({ rows }: FittedModel, needs: string): PredictorRows {
  if (!rows) throw say.error('prediction/no-rows', { function: needs })
  return rowsOf(rows)
}

/** The rows of a design as the predictor takes them. */
export function rowsOf({ n, X, random, offset }: Design): PredictorRows {
  return { n, X: X.columns, random, offset }
}
