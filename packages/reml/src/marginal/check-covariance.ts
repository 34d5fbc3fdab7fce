import type { Design, ResidualDesign } from '@lmm/design'
import { cholesky } from '@lmm/linalg'
import { asked, checkParameters, matrixFault, notCovariance } from '../check-structure.ts'
import type { MarginalObjective } from './marginal-objective.ts'

/** Rows of a group up to which its matrix is looked at: the search itself finds what is wrong with larger ones. */
const most = 400

/**
 * Throws where the covariance of the residuals of some group is no covariance matrix at the start of its parameters, or, with what random
 * effects add, not positive definite; names the group and its rows.
 *
 * @example
 * ```ts
 * import { LmmError, lmm } from 'lmm'
 * import { orthodont } from '@lmm/datasets/orthodont'
 * import { builtinStructures, type CorrelationStructure, homogeneous } from '@lmm/covariance'
 * const wrong: CorrelationStructure = {
 *   name: 'wrong',
 *   bind: () => ({
 *     parameters: [{ name: 'rho', kind: 'correlation', initial: 0.9, lower: -1, upper: 1 }],
 *     correlation: ([rho], i, j) => (Math.abs(i - j) === 1 ? rho! : 0),
 *   }),
 * }
 * try {
 *   lmm('distance ~ age', orthodont, {
 *     residual: 'wrong(age | Subject)',
 *     structures: { ...builtinStructures, wrong: () => homogeneous(wrong) },
 *   })
 * } catch (error) {
 *   console.log(error instanceof LmmError && error.diagnostic.code)
 * }
 * ```
 * ```text
 * reml/structure-not-covariance
 * ```
 */
export function checkCovariance(
  { covariance, criterion: { groups: products }, residual, parameters }: MarginalObjective,
  { groups }: ResidualDesign,
  design: Design,
): void {
  const { name, blocks } = residual
  for (const { bound } of blocks) checkParameters(name, bound.parameters)
  if (!groups) return
  const start = Float64Array.from(parameters, ({ initial }) => initial)
  if (!asked(name, () => covariance.prepare(start, 0))) return
  const own = blocks.flatMap(({ bound }) => bound.parameters)
  for (const [p, { size: k, at, blocks: block, members }] of products.patterns.entries()) {
    if (k > most) continue
    const R = new Float64Array(k * k)
    asked(name, () => covariance.residual(p, k, R))
    const V = new Float64Array(k * k)
    covariance.write(p, k, V)
    const symmetric = V.every((value, cell) => value === V[(cell % k) * k + Math.floor(cell / k)])
    if (symmetric && cholesky(V, k) < 0) continue
    const fault = matrixFault(R, k) ?? matrixFault(V, k)
    if (!fault) continue
    const labels = Array.from({ length: k }, (_, i) => products.axes[block[i]!]!.labels[at[i]!]!)
    throw notCovariance(name, fault, labels, own, {
      group: groups.groupName,
      level: groups.levels[groups.codes[members[0]!]!]!,
      rows: Array.from({ length: k }, (_, i) => design.rows[members[i]!]!),
    })
  }
}
