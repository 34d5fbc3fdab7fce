import type { WeightsKind } from '@lmm/design'
import type { Certificate, Criterion } from '@lmm/reml'
import type { FixedEffectRow } from './fixed.ts'
import type { PredictionSummary } from './prediction.ts'
import type { RandomTermSummary } from './random.ts'
import type { RandomEffectsSummary } from './random-effects.ts'
import type { Remark } from './remark.ts'
import type { ResidualSummary } from './residual.ts'

/** A fitted model as plain JSON data: full precision, null where a number does not exist. */
export interface Summary {
  readonly schemaVersion: 1
  readonly formula: string
  readonly criterion: Criterion
  /** Column of weights and what they mean. */
  readonly weights: { readonly column: string; readonly kind: WeightsKind } | null
  /** Column added to the offsets of the formula. */
  readonly offset: string | null
  /** Rows used. */
  readonly n: number
  readonly rowsDropped: number
  /** Rows dropped, by the column that was missing first. */
  readonly dropped: readonly { readonly column: string; readonly count: number }[]
  /** Number of fixed effects. */
  readonly p: number
  /** The criterion at the optimum: -2 log likelihood, restricted under REML. */
  readonly deviance: number | null
  readonly logLik: number | null
  /** Number of parameters: fixed effects, covariance parameters and sigma. */
  readonly npar: number
  readonly aic: number | null
  readonly bic: number | null
  /** Residual standard deviation of a row of weight 1. */
  readonly sigma: number | null
  readonly converged: boolean
  readonly singular: boolean
  readonly certificate: Omit<Certificate, 'gradientNorm'> & { readonly gradientNorm: number | null }
  /** Method of the degrees of freedom. */
  readonly df: null
  readonly fixed: readonly FixedEffectRow[]
  /** Covariance of the fixed effects, p x p. */
  readonly vcov: readonly (readonly (number | null)[])[]
  /** Columns of X dropped for rank. */
  readonly aliased: readonly string[]
  readonly random: readonly RandomTermSummary[]
  readonly residual: ResidualSummary
  readonly randomEffects?: readonly RandomEffectsSummary[]
  /** Rows of the table, 0-based, to which `fitted` and the like belong. */
  readonly rows?: readonly number[]
  /** One a row used: X beta + Z b + offset. */
  readonly fitted?: readonly (number | null)[]
  readonly residuals?: readonly (number | null)[]
  /** One a row used: X beta + offset. */
  readonly populationFitted?: readonly (number | null)[]
  readonly predictions?: PredictionSummary
  /** What doubts the result. */
  readonly warnings: readonly Remark[]
  /** What was done and should be known. */
  readonly notes: readonly Remark[]
}
