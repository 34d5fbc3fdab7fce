import { buildNewDesign, type TableInput, tableOf } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { conditionalPredictor, populationPredictor } from './linear-predictor.ts'
import type { Predictions } from './prediction.ts'

/**
 * Predicts the rows of new data on the scale of the left side, for the population and for each row's own groups; the response is
 * not needed. What the fit learned from its data (levels, contrasts, centres) is applied as it was, never learned again.
 *
 * @param data - columns, rows of objects, or a `Table`, with the columns that the right side reads.
 * @throws LmmError when a column is missing or a fixed factor has a level that the fit did not see.
 * @example
 * ```ts
 * import { lmm, predict } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(predict(model, [{ Days: 4.5, Subject: '309' }]).conditional[0]!.toFixed(4))
 * ```
 * ```text
 * 219.3206
 * ```
 */
export function predict(model: FittedModel, data: TableInput): Predictions {
  const { offset } = model.specification
  const design = buildNewDesign(model.terms, model.schema, tableOf(data), {
    aliased: model.aliased,
    functions: model.functions,
    ...(offset !== null && { offset }),
  })
  const rows = { n: design.n, X: design.X.columns, random: design.random, offset: design.offset }
  const conditional = conditionalPredictor(model, rows)
  for (const row of design.missingRandom) conditional[row] = Number.NaN
  return {
    population: populationPredictor(model, rows),
    conditional,
    missing: Int32Array.from(new Set([...design.missing, ...design.missingRandom])).sort(),
  }
}
