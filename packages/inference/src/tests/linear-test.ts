import { type DegreesOfFreedom, estimateOf } from '@lmm/degrees-of-freedom'
import { studentT } from '@lmm/distributions'
import type { FittedModel } from '@lmm/reml'

/** The test of l'beta = 0, with its interval. */
export interface LinearTest {
  readonly estimate: number
  readonly stdError: number
  /** Infinite for a z test. */
  readonly df: number
  /** estimate / stdError; null where both are zero. */
  readonly statistic: number | null
  /** Two-sided. */
  readonly pValue: number | null
  readonly lower: number
  readonly upper: number
}

/** Tests l'beta, l of length p. */
export function linearTest(
  model: FittedModel,
  degrees: DegreesOfFreedom,
  l: ArrayLike<number>,
  level: number,
): LinearTest {
  const { variance, df } = degrees.linear(l)
  return testOf(estimateOf(model, l), Math.sqrt(Math.max(0, variance)), df, level)
}

/** The test of an estimate against zero. */
export function testOf(estimate: number, stdError: number, df: number, level: number): LinearTest {
  const margin = stdError > 0 ? stdError * studentT(df).upperQuantile((1 - level) / 2) : 0
  return {
    estimate,
    stdError,
    df,
    ...twoSided(estimate, stdError, df),
    lower: estimate - margin,
    upper: estimate + margin,
  }
}

/** t and its two-sided p; nothing where there is no standard error. */
export function twoSided(
  estimate: number,
  stdError: number,
  df: number,
): { readonly statistic: number | null; readonly pValue: number | null } {
  if (!(stdError > 0)) return { statistic: null, pValue: null }
  const statistic = estimate / stdError
  return { statistic, pValue: Math.min(1, 2 * studentT(df).upper(Math.abs(statistic))) }
}
