import type { DfName } from '@lmm/degrees-of-freedom'
import type { WeightsKind } from '@lmm/design'
import type { ModelComparison, VarianceShares } from '@lmm/inference'
import type { Certificate, Criterion } from '@lmm/reml'
import type { AnovaSummary } from './anova.ts'
import type { FixedEffectRow } from './fixed.ts'
import type { MeansSummary } from './means.ts'
import type { PredictionSummary } from './prediction.ts'
import type { ProfileRow } from './profile.ts'
import type { Limits, RandomTermSummary } from './random.ts'
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
  /** Limits of sigma, on the log scale; null where there are none. */
  readonly sigmaLimits: Limits
  readonly converged: boolean
  readonly singular: boolean
  readonly certificate: Omit<Certificate, 'gradientNorm'> & { readonly gradientNorm: number | null }
  /** Method of the degrees of freedom. */
  readonly df: DfName
  /** Probability of intervals. */
  readonly level: number
  readonly fixed: readonly FixedEffectRow[]
  /** Covariance of the fixed effects as the method of the degrees of freedom has it, p x p. */
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
  readonly anova?: AnovaSummary
  readonly means?: readonly MeansSummary[]
  /** Shares of variance of fixed effects, and of fixed and random effects. */
  readonly r2?: VarianceShares['r2']
  /** Share of the random variance, without and with the fixed variance in the whole. */
  readonly icc?: VarianceShares['icc']
  readonly profile?: readonly ProfileRow[]
  /** The criterion that was profiled. */
  readonly profileCriterion?: Criterion
  readonly comparison?: readonly ModelComparison[]
  readonly predictions?: PredictionSummary
  /** What doubts the result. */
  readonly warnings: readonly Remark[]
  /** What was done and should be known. */
  readonly notes: readonly Remark[]
}
