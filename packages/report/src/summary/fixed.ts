import type { DfMethod } from '@lmm/degrees-of-freedom'
import { coefficients } from '@lmm/inference'
import type { FittedModel } from '@lmm/reml'
import { finite } from './finite.ts'

/** One fixed effect with its test against zero. */
export interface FixedEffectRow {
  /** Name of the column of X. */
  readonly term: string
  readonly estimate: number | null
  readonly stdError: number | null
  /** Null where they are not finite. */
  readonly df: number | null
  /** estimate / stdError. */
  readonly statistic: number | null
  /** Two-sided. */
  readonly pValue: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** The fixed effects in R's order. */
export function fixedEffectRows(model: FittedModel, df: DfMethod, level: number): FixedEffectRow[] {
  return coefficients(model, { df, level }).map((row) => ({
    term: row.term,
    estimate: finite(row.estimate),
    stdError: finite(row.stdError),
    df: finite(row.df),
    statistic: finite(row.statistic),
    pValue: finite(row.pValue),
    lower: finite(row.lower),
    upper: finite(row.upper),
  }))
}
