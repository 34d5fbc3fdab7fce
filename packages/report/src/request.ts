import type { DfName } from '@lmm/degrees-of-freedom'
import type { Adjustment, AnovaType, Refit, SimulationOptions } from '@lmm/inference'
import type { FittedModel } from '@lmm/reml'
import type { PredictionRequest } from './summary/prediction.ts'
import type { PredictionData } from './summary/prediction-data.ts'

/** How to test, and what to add to a summary, each costly in space or time. */
export interface SummaryRequest {
  /** Method of the degrees of freedom of all tests; default `satterthwaite`. */
  readonly df?: DfName
  /** Probability of intervals, default 0.95. */
  readonly level?: number
  /** F tests of the fixed terms, of this type. */
  readonly anova?: AnovaType
  /** Marginal means: `'A'`, `'A * B'`, `'A | B'`. */
  readonly means?: readonly string[]
  /** Compare all pairs of these means; all with the first level where they are adjusted by Dunnett's method. */
  readonly pairwise?: boolean
  /** Adjustment of these comparisons, default `tukey`. */
  readonly adjust?: Adjustment
  /** R2 and ICC. */
  readonly r2?: boolean
  /** Profile likelihood intervals, by ML or, for covariance parameters only, by REML. */
  readonly profile?: boolean | 'ml' | 'reml'
  /** Models, or their formulas, to compare with this one by likelihood-ratio tests, in this order. */
  readonly compare?: readonly (FittedModel | string)[]
  /** Whether models fitted by REML are fitted again by ML to be compared; default true. */
  readonly refit?: boolean
  /** Simulates p values of variances that are not known in closed form, from this seed. */
  readonly simulate?: SimulationOptions
  /** Fits formulas and fits again: `update` of the package `lmm`. */
  readonly update?: Refit
  /** Random effects of every level with their conditional variances. */
  readonly randomEffects?: boolean
  /** Fitted values, residuals and population values of every row used. */
  readonly fitted?: boolean
  /** New data to predict. */
  readonly predict?: PredictionData
  /** Of which targets the predictions have intervals, and how. */
  readonly prediction?: PredictionRequest
}
