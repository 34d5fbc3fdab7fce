import { predictionVariances } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import { finiteAll } from './finite.ts'

/** Random effects (conditional modes, BLUPs) of the levels of one random term. */
export interface RandomEffectsSummary {
  readonly group: string
  readonly terms: readonly string[]
  readonly levels: readonly string[]
  /** levels x q. */
  readonly values: readonly (readonly (number | null)[])[]
  /** levels x q x q: conditional variances given beta. */
  readonly variances: readonly (readonly (readonly (number | null)[])[])[]
  /** levels x q x q: Var(b_hat - b) with beta estimated. */
  readonly predictionVariances: readonly (readonly (readonly (number | null)[])[])[]
}

/** Random effects of every level of every term. */
export function randomEffectsSummaries(model: FittedModel): RandomEffectsSummary[] {
  return model.random.map(({ group, terms, levels, modes, variances }, k) => {
    const q = terms.length
    const row = (values: Float64Array, at: number): (number | null)[] =>
      finiteAll(values.subarray(at * q, (at + 1) * q))
    const matrices = (values: Float64Array): (number | null)[][][] =>
      levels.map((_, g) => terms.map((_, i) => row(values, g * q + i)))
    return {
      group,
      terms,
      levels,
      values: levels.map((_, g) => row(modes, g)),
      variances: matrices(variances),
      predictionVariances: matrices(predictionVariances(model, k)),
    }
  })
}
