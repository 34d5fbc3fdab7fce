import { buildDesign, crossProducts, type TableInput, tableOf } from '@lmm/design'
import { type FittedModel, levelFactors, relatedDesign, relatedProducts, termStructures } from '@lmm/reml'
import { say } from '../say.ts'

/**
 * The model with the products of the data of its fit, for one that was restored without them.
 *
 * @throws LmmError `prediction/other-data` when these are not the data of the fit.
 */
export function withProducts(model: FittedModel, trainingData: TableInput): FittedModel {
  if (model.products) return model
  const { weights, offset, missing } = model.specification
  const related = levelFactors(model.relationships)
  const design = relatedDesign(
    buildDesign(model.terms, model.schema, tableOf(trainingData), {
      functions: model.functions,
      independentResiduals: related.size === 0,
      ...(weights && { weights }),
      ...(offset !== null && { offset }),
      ...(missing && { missing }),
    }),
    related,
  )
  if (design.n !== model.n) throw say.error('prediction/other-data', { rows: design.n, expected: model.n })
  const freedom = termStructures(design, model.registry).map(({ bound }) => bound.closedUnder ?? 'common')
  return { ...model, rows: design, products: relatedProducts(crossProducts(design, { freedom }), related) }
}
