import type { BoundCovariance } from '@lmm/covariance'
import type { CrossProducts, PatternProducts, ResidualDesign } from '@lmm/design'
import type { FittedModel } from './fitted-model.ts'
import { type MarginalObjective, marginalObjective } from './marginal/marginal-objective.ts'
import type { ResidualStructure } from './marginal/residual-structure.ts'
import type { Criterion } from './objective.ts'
import { type PenalizedObjective, penalizedObjective } from './penalized-objective.ts'
import { levelFactors } from './relationship/related-design.ts'
import { structuresOf } from './structures-of.ts'

/** What the products and the structure of the residuals of a model may be replaced by. */
export interface ObjectiveChange {
  readonly criterion?: Criterion
  readonly products?: CrossProducts | PatternProducts
  /** Structures by the index of the random term. */
  readonly structures?: ReadonlyMap<number, BoundCovariance>
  /** Structures of the residuals by the index of the block. */
  readonly blocks?: ReadonlyMap<number, BoundCovariance>
}

const residuals = new WeakMap<FittedModel, ResidualStructure>()
const residualRows = new WeakMap<FittedModel, ResidualDesign>()

/** Keeps the structure of the residuals of a model that was fitted here, and what it read of the rows where the model holds them. */
export function keepResidual(model: FittedModel, residual: ResidualStructure, rows: ResidualDesign | undefined): void {
  residuals.set(model, residual)
  if (rows && model.rows) residualRows.set(model, rows)
}

/** What the residuals of a model that was fitted here read of its rows; null where they are independent, or the rows are not held. */
export const residualRowsOf = (model: FittedModel): ResidualDesign | null => residualRows.get(model) ?? null

/**
 * The structure of the residuals of a model that was fitted here; null where they are independent, and of a model read from JSON.
 *
 * @example
 * ```ts
 * import { residualStructureOf } from '@lmm/reml'
 * import { lmm } from 'lmm'
 * import { orthodont } from '@lmm/datasets/orthodont'
 * const model = lmm('distance ~ age', orthodont, { residual: 'ar1(age | Subject)' })
 * console.log(residualStructureOf(model)!.name, residualStructureOf(lmm('distance ~ age + (1 | Subject)', orthodont)))
 * ```
 * ```text
 * ar1 null
 * ```
 */
export const residualStructureOf = (model: FittedModel): ResidualStructure | null => residuals.get(model) ?? null

/**
 * The objective that a model was fitted by, or one that differs in what is said; null where the model holds no products.
 *
 * @example
 * ```ts
 * import { objectiveOf } from '@lmm/reml'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const objective = objectiveOf(model, { criterion: 'ML' })!
 * console.log(objective.evaluate(model.theta).status, model.criterion.toFixed(3))
 * ```
 * ```text
 * ok 1743.628
 * ```
 */
export function objectiveOf(
  model: FittedModel,
  change: ObjectiveChange = {},
): PenalizedObjective | MarginalObjective | null {
  const products = change.products ?? model.products
  const criterion = change.criterion ?? model.specification.criterion
  if (!products) return null
  const structures = structuresOf(model).map((bound, k) => ({
    name: model.random[k]!.structure,
    bound: change.structures?.get(k) ?? bound,
  }))
  if (products.kind !== 'patterns')
    return penalizedObjective(products, structures, criterion, levelFactors(model.relationships))
  const residual = residuals.get(model)
  if (!residual) return null
  const blocks = residual.blocks.map((block, b) => ({ ...block, bound: change.blocks?.get(b) ?? block.bound }))
  return marginalObjective(products, structures, { ...residual, blocks }, criterion)
}
