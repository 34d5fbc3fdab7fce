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
}

/** Random effects of every level of every term. */
export function randomEffectsSummaries(model: FittedModel): RandomEffectsSummary[] {
  return model.random.map(({ group, terms, levels, modes, variances }) => {
    const q = terms.length
    const row = (values: Float64Array, k: number): (number | null)[] => finiteAll(values.subarray(k * q, (k + 1) * q))
    return {
      group,
      terms,
      levels,
      values: levels.map((_, g) => row(modes, g)),
      variances: levels.map((_, g) => terms.map((_, i) => row(variances, g * q + i))),
    }
  })
}
