import type { CrossProducts } from '@lmm/design'
import type { LevelFactors } from '../relationship/related-design.ts'
import { crossedCovariance } from './crossed.ts'
import { groupedCovariance } from './grouped.ts'
import type { JointCovariance, TermDerivative } from './joint-block.ts'

/**
 * The joint distribution given the data of all random effects at Sigma.
 *
 * @param Sigma - of every term, in the order of the products, whose levels are independent.
 * @param related - the relationships that the products were turned by with `relatedProducts`; blocks are those of b.
 * @example
 * ```ts
 * import { jointCovariance, objectiveOf } from '@lmm/reml'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const objective = objectiveOf(model)
 * const products = model.products
 * if (objective && 'map' in objective && products && products.kind !== 'patterns') {
 *   const joint = jointCovariance(products, objective.map.sigma(model.theta).map((term) => term.slice()), [])
 *   const { size, covariance } = joint.block([{ term: 0, level: 0 }])
 *   console.log(size, covariance.length)
 * }
 * ```
 * ```text
 * 2 4
 * ```
 */
export function jointCovariance(
  products: CrossProducts,
  Sigma: readonly Float64Array[],
  derivatives: readonly TermDerivative[],
  related: LevelFactors = new Map(),
): JointCovariance {
  return products.kind === 'grouped'
    ? groupedCovariance(products, Sigma, derivatives)
    : crossedCovariance(products, Sigma, derivatives, related)
}
