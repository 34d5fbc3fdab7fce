import {
  type CrossProducts,
  crossProducts,
  type Design,
  refuseConstantResponse,
  refuseExtremeColumn,
  refuseExtremeWeights,
} from '@lmm/design'
import { checkEstimable, fittedModel } from './fit.ts'
import type { FittedModel } from './fitted-model.ts'
import { optimize } from './optimize.ts'
import type { OptimizeOptions, Optimizer } from './optimizer.ts'
import { penalizedObjective } from './penalized-objective.ts'
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
 *   weights that are not positive, `reml/refit-residual` for a model whose residuals have a covariance or a variance function, and
 *   what `lmm` throws for responses that no model fits.
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
  const { rows, products, specification, registry, functions, relationships } = model
  if (!rows || !products) throw say.error('reml/no-table', {})
  if (products.kind === 'patterns') throw say.error('reml/refit-residual', { structure: model.residual.structure })
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

function changed({ n, y, weights }: Design, change: RefitChange): Pick<Design, 'y' | 'weights'> {
  return {
    y: change.y ? values('y', change.y, n) : y,
    weights: change.weights
      ? { kind: weights?.kind ?? 'precision', values: values('weights', change.weights, n) }
      : weights,
  }
}

function values(name: 'y' | 'weights', given: ArrayLike<number>, n: number): Float64Array {
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
