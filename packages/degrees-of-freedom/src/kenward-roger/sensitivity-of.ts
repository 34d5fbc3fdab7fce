import type { FittedModel } from '@lmm/reml'
import { crossProductsOf } from '../cross-products-of.ts'
import { say } from '../say.ts'
import type { CovarianceSensitivity } from './covariance-sensitivity.ts'
import { penalizedSensitivity } from './penalized-sensitivity.ts'

/** How the covariance of a model moves with its parameters, by the kind of its products. */
export function sensitivityOf(model: FittedModel): CovarianceSensitivity {
  if (model.specification.criterion !== 'REML') throw say.error('df/needs-reml', {})
  const products = crossProductsOf(model, 'kenward-roger')
  return penalizedSensitivity(model, products)
}
