import type { FittedModel } from '@lmm/reml'
import { finite } from './finite.ts'

/** One fixed effect. */
export interface FixedEffectRow {
  /** Name of the column of X. */
  readonly term: string
  readonly estimate: number | null
  readonly stdError: number | null
  /** Null without a method for degrees of freedom. */
  readonly df: number | null
  /** estimate / stdError. */
  readonly statistic: number | null
  readonly pValue: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** The fixed effects in R's order. */
export function fixedEffectRows(model: FittedModel): FixedEffectRow[] {
  return model.names.map((term, j) => {
    const estimate = model.beta[j]!
    const stdError = Math.sqrt(model.vcov.get(j, j))
    return {
      term,
      estimate: finite(estimate),
      stdError: finite(stdError),
      df: null,
      statistic: finite(estimate / stdError),
      pValue: null,
      lower: null,
      upper: null,
    }
  })
}
