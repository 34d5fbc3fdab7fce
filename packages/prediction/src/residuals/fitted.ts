import { checkModel, type FittedModel } from '@lmm/reml'
import { conditionalPredictor, populationPredictor } from '../linear-predictor.ts'
import { rowsOfModel } from '../rows/model-rows.ts'

/**
 * Conditional fitted values X beta + Z b + offset of the rows of the fit, on the scale of the left side.
 *
 * @throws LmmError `prediction/no-rows` when the model does not hold its rows.
 * @example
 * ```ts
 * import { fitted } from '@lmm/prediction'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(fitted(model).length, fitted(model)[0]!.toFixed(3))
 * ```
 * ```text
 * 180 253.664
 * ```
 */
export function fitted(model: FittedModel): Float64Array {
  checkModel('fitted()', model)
  return conditionalPredictor(model, rowsOfModel(model, 'fitted'))
}

/**
 * Fitted values of the population, X beta + offset, of the rows of the fit.
 *
 * @example
 * ```ts
 * import { populationFitted } from '@lmm/prediction'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(populationFitted(model)[0]!.toFixed(3))
 * ```
 * ```text
 * 251.405
 * ```
 */
export function populationFitted(model: FittedModel): Float64Array {
  checkModel('populationFitted()', model)
  return populationPredictor(model, rowsOfModel(model, 'populationFitted'))
}
