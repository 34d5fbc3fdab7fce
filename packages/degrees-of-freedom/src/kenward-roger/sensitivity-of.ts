import { type FittedModel, objectiveOf } from '@lmm/reml'
import { crossProductsOf } from '../cross-products-of.ts'
import { say } from '../say.ts'
import type { CovarianceSensitivity } from './covariance-sensitivity.ts'
import { marginalSensitivity } from './marginal-sensitivity.ts'
import { penalizedSensitivity } from './penalized-sensitivity.ts'

/** How the covariance of a model moves with its parameters, by the kind of its products. */
export function sensitivityOf(model: FittedModel): CovarianceSensitivity {
  if (model.specification.criterion !== 'REML') throw say.error('df/needs-reml', {})
  if (model.products?.kind !== 'patterns') return penalizedSensitivity(model, crossProductsOf(model, 'kenward-roger'))
  const objective = objectiveOf(model)
  if (!objective || !('covariance' in objective)) throw say.error('df/needs-products', { method: 'kenward-roger' })
  return marginalSensitivity(model, objective)
}
