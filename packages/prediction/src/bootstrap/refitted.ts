import { crossProducts, type Design } from '@lmm/design'
import { LmmError } from '@lmm/diagnostics'
import { type FittedModel, fittedModel, optimize, penalizedObjective, relatedProducts, termStructures } from '@lmm/reml'
import { levelFactorsOf } from '../uncertainty/relatedness.ts'
import { refuseStructured } from '../uncertainty/residual-variance.ts'

/**
 * Fits the model of `model` to other responses of the same rows, from its own estimates on; null where these responses have no fit.
 *
 * @throws LmmError `prediction/residual-structure` for a model whose residuals have a covariance.
 */
export function refitter(model: FittedModel, design: Design): (y: Float64Array) => FittedModel | null {
  const { specification, registry, functions, relationships, theta } = model
  refuseStructured(model, 'predictBootstrap')
  const structures = termStructures(design, registry)
  const related = levelFactorsOf(model)
  const freedom = structures.map(({ bound }) => bound.closedUnder ?? 'common')
  return (y) => {
    try {
      const rows = { ...design, y }
      const products = relatedProducts(crossProducts(rows, { freedom }), related)
      const objective = penalizedObjective(products, structures, specification.criterion, related)
      const result = optimize(objective, { start: theta })
      const parts = { specification, design: rows, products, structures, registry, functions, relationships }
      return fittedModel({ ...parts, objective, result })
    } catch (error) {
      if (error instanceof LmmError) return null
      throw error
    }
  }
}
