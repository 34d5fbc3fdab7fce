import type { BoundCovariance } from '@lmm/covariance'
import type { CrossProducts } from '@lmm/design'
import type { Criterion, Objective } from './objective.ts'
import { oneFactorCriterion } from './one-factor/one-factor.ts'
import { partOfLevels } from './one-factor/part-of-levels.ts'
import { optimize } from './optimize.ts'
import { penalizedDerivatives } from './penalized-derivatives.ts'
import type { LevelFactors } from './relationship/related-design.ts'
import { severalFactorsCriterion } from './several-factors/several-factors.ts'
import type { SigmaCriterion } from './sigma-criterion.ts'
import { type SigmaMap, sigmaMap } from './sigma-map.ts'
import { hasSeveralStarts, largeStart, quickStart, startsAround } from './start.ts'

/** The objective of a model with residual identity up to weights, with the two maps it is composed of. */
export interface PenalizedObjective extends Objective {
  /** theta -> Sigma. */
  readonly map: SigmaMap
  /** Sigma -> criterion. */
  readonly sigma: SigmaCriterion
}

/** With more random effects than this a criterion has hardly more than one minimum, and a second search takes its time. */
const fewEffects = 1500

/** The structure of one random term, bound to its columns. */
export interface TermStructure {
  readonly name: string
  readonly bound: BoundCovariance
}

/**
 * The profiled criterion of a model y = X beta + Z b + e with e ~ N(0, sigma^2 W^-1), as a function of theta.
 *
 * Cost of an evaluation: that of the products, whatever the number of rows.
 *
 * @param related - the relationships that the products were turned by with `relatedProducts`.
 * @example
 * ```ts
 * import { builtinStructures } from '@lmm/covariance'
 * import { buildDesign, crossProducts, inferSchema, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * import { penalizedObjective, termStructures } from '@lmm/reml'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const table = tableOf(sleepstudy)
 * const terms = expand(parse('Reaction ~ Days + (Days | Subject)'), { columns: table.columns.keys() })
 * const design = buildDesign(terms, inferSchema(terms, table), table)
 * const objective = penalizedObjective(crossProducts(design), termStructures(design, builtinStructures), 'REML')
 * const gradient = new Float64Array(3)
 * const value = objective.evaluate(Float64Array.of(1, 0, 1), { gradient })
 * console.log(value.status === 'ok' && value.criterion.toFixed(6), [...gradient].map((slope) => slope.toFixed(3)))
 * ```
 * ```text
 * 1762.347866 [ '-29.245', '-19.622', '16.431' ]
 * ```
 */
export function penalizedObjective(
  products: CrossProducts,
  structures: readonly TermStructure[],
  criterion: Criterion,
  related: LevelFactors = new Map(),
): PenalizedObjective {
  const sigma =
    products.kind === 'grouped'
      ? oneFactorCriterion(products, criterion)
      : severalFactorsCriterion(products, criterion, related)
  const order = products.factors.flatMap((factor) => factor.terms.map((term) => term.term))
  const bounds = order.map((term) => structures[term]!.bound)
  const map = sigmaMap(bounds, sigma.sizes, sigma.elements)
  const randomEffects = sigma.sizes.reduce((sum, size, k) => sum + size * sigma.levels[k]!, 0)
  const start = (): Float64Array => {
    const part = products.kind === 'grouped' ? partOfLevels(products) : null
    const theta = part && optimize(penalizedObjective(part, structures, criterion), { maxIterations: 12 }).theta
    return theta && sigma.evaluate(map.sigma(theta), 0).status === 'ok' ? theta : quickStart({ map, sigma })
  }
  return {
    parameters: map.parameters,
    map,
    sigma,
    evaluate(theta, into = {}) {
      const order = into.hessian ? 2 : into.gradient ? 1 : 0
      const value = sigma.evaluate(map.sigma(theta), order)
      if (value.status === 'infeasible') return value
      if (into.gradient) map.gradient(theta, value.score, into.gradient)
      if (into.hessian) map.hessian(theta, value.score, value.curvature!, into.hessian)
      return { status: 'ok', criterion: value.criterion, ...(value.average && { hessian: 'average information' }) }
    },
    covarianceDerivatives: (theta) => penalizedDerivatives({ map, sigma }, theta),
    start,
    ...(randomEffects <= fewEffects && { elsewhere: () => largeStart(map.parameters) }),
    ...(bounds.some(hasSeveralStarts) && { starts: () => startsAround(start(), bounds) }),
    solve: (theta) => sigma.estimate(map.sigma(theta)),
  }
}
