import { builtinStructures, residualRegistry, residualStructures } from '@lmm/covariance'
import {
  type CrossProducts,
  crossProducts,
  type Design,
  patternProducts,
  type ResidualDesign,
  refuseConstantResponse,
  refuseExtremeColumn,
  refuseExtremeWeights,
} from '@lmm/design'
import { checkOptions } from '@lmm/diagnostics'
import { checkCall } from './check-model.ts'
import { checkEstimable, fittedModel } from './fit.ts'
import type { FittedModel } from './fitted-model.ts'
import { residualStructure } from './marginal/bind-residual.ts'
import { marginalObjective } from './marginal/marginal-objective.ts'
import { residualRowsOf } from './objective-of.ts'
import { optimize } from './optimize.ts'
import type { OptimizeOptions, Optimizer } from './optimizer.ts'
import { penalizedObjective } from './penalized-objective.ts'
import { levelRelations } from './relationship/level-relations.ts'
import { levelFactors } from './relationship/related-design.ts'
import { relatedProducts } from './relationship/related-products.ts'
import { say } from './say.ts'
import { structuresOf } from './structures-of.ts'

/** What changes: a value for each row used, in their order. */
export interface RefitChange {
  /** Response, n values on the scale of the left side of the formula. */
  readonly y?: ArrayLike<number>
  /** Weights of the kind that the model has, precision weights where it has none; n values. */
  readonly weights?: ArrayLike<number>
  /** Fitted values that a variance function of them reads, n values: fits with those of the fit before come to rest where both agree. */
  readonly fitted?: ArrayLike<number>
}

/** How to search. */
export interface RefitOptions extends OptimizeOptions {
  readonly optimizer?: Optimizer
}

/**
 * Fits a model again to another response or other weights of the same rows: formula, coding, columns and their bases are kept, and the
 * search begins at the estimates of the model. For simulation, the bootstrap and live editing.
 *
 * @throws LmmError `reml/no-table` when the model does not hold its rows, `reml/refit-values` when there are not n finite values, or
 *   weights that are not positive, `reml/refit-fitted` where a variance depends on fitted values and none are given, and what `lmm`
 *   throws for responses that no model fits.
 * @example
 * ```ts
 * import { lmm, refit, simulate } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const [y] = simulate(model, { seed: 1 }).responses
 * console.log(`${refit(model, { y })}`)
 * ```
 * ```text
 * Reaction ~ Days + (Days | Subject) by REML: 180 rows, 18 Subject
 * ```
 */
export function refit(model: FittedModel, change: RefitChange, options: RefitOptions = {}): FittedModel {
  checkCall('refit()', model, options, { optimizer: true, start: true, maxIterations: true, onIteration: true })
  checkOptions('refit()', change, { y: true, weights: true, fitted: true })
  const { rows, products, specification, registry, functions, relationships } = model
  if (!rows || !products) throw say.error('reml/no-table', {})
  if (products.kind === 'patterns') return refitMarginal(model, rows, change, options)
  const design = { ...rows, ...changed(rows, change) }
  checkValues(design)
  const related = levelFactors(relationships)
  const structures = structuresOf(model).map((bound, k) => ({ name: model.random[k]!.structure, bound }))
  const freedom = structures.map(({ bound }) => bound.closedUnder ?? 'common')
  const like: CrossProducts | undefined = change.weights || related.size > 0 ? undefined : products
  const next = relatedProducts(crossProducts(design, { freedom, ...(like && { like }) }), related)
  checkEstimable(design, next)
  const objective = penalizedObjective(next, structures, specification.criterion, related)
  // A variance of zero is a stationary point: no search begins there.
  const start = model.singular ? undefined : model.theta
  const result = (options.optimizer ?? optimize)(objective, { ...(start && { start }), ...options })
  const parts = { specification, design, products: next, structures, registry, functions, relationships }
  return fittedModel({ ...parts, objective, result })
}

/** A model whose residuals have a covariance or a variance function. */
function refitMarginal(model: FittedModel, rows: Design, change: RefitChange, options: RefitOptions): FittedModel {
  const { specification, registry, functions, variances, relationships } = model
  const kept = residualRowsOf(model)
  if (!kept) throw say.error('reml/no-table', {})
  const design = { ...rows, ...changed(rows, change) }
  checkValues(design)
  const residual = withFitted(kept, change, rows.n)
  const own = registry === builtinStructures ? residualStructures : residualRegistry(registry)
  const bound = residualStructure(residual, design, { structures: own, variances })
  const structures = structuresOf(model).map((each, k) => ({ name: model.random[k]!.structure, bound: each }))
  const freedom = structures.map((each) => each.bound.closedUnder ?? 'common')
  const relations = levelRelations(levelFactors(relationships))
  const products = patternProducts(design, residual, { freedom, relations })
  checkEstimable(design, products)
  const objective = marginalObjective(products, structures, bound, specification.criterion)
  const result = (options.optimizer ?? optimize)(objective, {
    ...(hasOneOptimum(model) && { start: model.theta }),
    ...options,
  })
  const parts = { specification, design, products, structures, registry, functions, variances, relationships }
  return fittedModel({ ...parts, objective, residual, result })
}

function withFitted(residual: ResidualDesign, { fitted }: RefitChange, n: number): ResidualDesign {
  const { variance } = residual
  if (!variance?.specification.fitted) return residual
  if (!fitted) throw say.error('reml/refit-fitted', { function: variance.specification.name })
  return { ...residual, variance: { ...variance, values: values('fitted', fitted, n) } }
}

/** Other optima, and borders of the box, may be the best for another response. */
const hasOneOptimum = ({ certificate, diagnostics }: FittedModel): boolean =>
  certificate.status === 'optimal' && diagnostics.every(({ code }) => code !== 'reml/other-optima')

function changed({ n, y, weights }: Design, change: RefitChange): Pick<Design, 'y' | 'weights'> {
  return {
    y: change.y ? values('y', change.y, n) : y,
    weights: change.weights
      ? { kind: weights?.kind ?? 'precision', values: values('weights', change.weights, n) }
      : weights,
  }
}

function values(name: 'y' | 'weights' | 'fitted', given: ArrayLike<number>, n: number): Float64Array {
  const out = Float64Array.from(given)
  const at = out.findIndex((value) => !Number.isFinite(value) || (name === 'weights' && value <= 0))
  if (out.length !== n || at >= 0)
    throw say.error('reml/refit-values', { name, found: out.length, n, at: at < 0 ? null : at })
  return out
}

function checkValues({ terms, y, offset, weights, rows }: Design): void {
  const response = terms.response?.label ?? 'y'
  refuseConstantResponse(response, y, offset)
  refuseExtremeColumn(response, y, rows)
  if (weights) refuseExtremeWeights('weights', weights.values, rows)
}
