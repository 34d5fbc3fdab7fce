import type { Diagnostic } from '@lmm/diagnostics'
import type { Target } from './targets/targets.ts'

/** Predictions for the rows of new data, in their order; NaN where a row lacks a value, with those rows beside. */
export interface Predictions {
  /** X beta + offset. */
  readonly population: Float64Array
  /** X beta + Z b + offset; new levels have b = 0. */
  readonly conditional: Float64Array
  /** Rows, 0-based, that lack a value of the fixed or the random part. */
  readonly missing: Int32Array
  /** What there is to say: levels that were not in the fit, rows that lack values, extrapolation. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Predictions of one target with intervals, n values each; NaN in the rows of `missing`. */
export interface TargetPredictions {
  readonly target: Target
  readonly level: number
  /** On the scale of the left side of the formula, or of the response before it was transformed. */
  readonly scale: 'model' | 'response'
  readonly estimate: Float64Array
  /** Root of the variance of the prediction error, on the scale of the left side. */
  readonly stdError: Float64Array
  /** Degrees of freedom of that variance, infinite where nothing in it was estimated. */
  readonly df: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Rows, 0-based, that lack a value. */
  readonly missing: Int32Array
  readonly diagnostics: readonly Diagnostic[]
}
