import { atNumber, degreesOfFreedom, positive, probability } from './domain.ts'
import { checkedCorrelation, factorLoadings } from './multivariate-t/correlation.ts'
import { type ExtremeTails, estimatedTails, mixedTails, type Tails } from './multivariate-t/extreme-tails.ts'
import { factorColumns } from './multivariate-t/factor-columns.ts'
import { oneFactorExtremes } from './multivariate-t/one-factor.ts'
import { planarTails } from './multivariate-t/planar.ts'
import { estimator } from './multivariate-t/separation.ts'
import { logRoot } from './quadrature/log-root.ts'
import { studentT } from './student-t.ts'

/** The distribution of an extreme. Everything throws a `RangeError` for NaN, or for a `p` outside 0 to 1. */
export interface ExtremeDistribution {
  /** P(extreme <= t). */
  cdf(t: number): number
  /** P(extreme > t). */
  upper(t: number): number
  /** The t with P(extreme <= t) = p. */
  quantile(p: number): number
  /** The t with P(extreme > t) = p. */
  upperQuantile(p: number): number
  /** Estimated absolute error of `cdf(t)` and `upper(t)`: three standard errors when it is by quasi Monte Carlo. */
  error(t: number): number
}

/** How exact probabilities are to be. */
export interface MultivariateTOptions {
  /** Estimated absolute error of probabilities at which sampling stops; 1e-6 when not given. */
  readonly error?: number
}

/** Distributions of the largest of several correlated t variables. */
export interface MultivariateT {
  /** How it is computed: by one integral (`one-factor`, `planar`), or by sampling with an error that is estimated. */
  readonly method: 'one-factor' | 'planar' | 'quasi-monte-carlo'
  /** Of max |T_i|, for two-sided tests and intervals. */
  readonly absolute: ExtremeDistribution
  /** Of max T_i, for one-sided ones. */
  readonly largest: ExtremeDistribution
}

/**
 * The largest of correlated t variables with one scale in common, and the largest absolute value: simultaneous tests and
 * intervals (Dunnett's, and those of any set of contrasts).
 *
 * When the correlations are products l_i l_j (comparisons with a control, equal correlations, any two variables) one
 * integral over the common factor gives about ten digits, for any number of variables: Dunnett and Sobel 1955,
 * "Approximations to the probability integral and certain percentage points of a multivariate analogue of Student's
 * t-distribution", Biometrika 42. When all depend on two of them (three groups compared in pairs) so does one integral over
 * directions. Otherwise separation of variables on shifted lattices, the same at every call, until the error asked for is
 * reached or 2^20 points are used, which leaves up to about 1e-5 with many variables: Genz and Bretz 2002, "Comparison of
 * methods for the computation of multivariate t probabilities", J. Comput. Graph. Statist. 11.
 *
 * @param correlation - rows of the correlation matrix, positive semidefinite (contrasts may depend on each other)
 * @param df - degrees of freedom above 0; Infinity for the multivariate normal distribution
 * @throws RangeError when `correlation` is no correlation matrix or `df` is not above 0
 *
 * @example
 * ```ts
 * import { multivariateT } from '@lmm/distributions'
 *
 * const dunnett = multivariateT([[1, 0.5], [0.5, 1]], 16)
 * console.log(dunnett.absolute.upperQuantile(0.05).toFixed(6), dunnett.largest.upperQuantile(0.05).toFixed(6))
 * ```
 * ```text
 * 2.423819 2.056932
 * ```
 */
export function multivariateT(
  correlation: readonly ArrayLike<number>[],
  df: number,
  { error = 1e-6 }: MultivariateTOptions = {},
): MultivariateT {
  const checked = checkedCorrelation(correlation)
  degreesOfFreedom('multivariateT', df)
  positive('multivariateT', 'the error asked for', error)
  const { n } = checked
  const loadings = factorLoadings(checked)
  if (loadings !== undefined) {
    const { largest, absolute } = oneFactorExtremes(loadings)
    return {
      method: 'one-factor',
      absolute: distribution(mixedTails(absolute, n, df, 2), n, df, 2),
      largest: distribution(mixedTails(largest, n, df, 1), n, df, 1),
    }
  }
  const columns = factorColumns(checked)
  if (columns.length === 2) {
    return {
      method: 'planar',
      absolute: distribution(planarTails(columns, df, 2), n, df, 2),
      largest: distribution(planarTails(columns, df, 1), n, df, 1),
    }
  }
  return {
    method: 'quasi-monte-carlo',
    absolute: distribution(estimatedTails(estimator(columns, df, 2, error)), n, df, 2),
    largest: distribution(estimatedTails(estimator(columns, df, 1, error)), n, df, 1),
  }
}

function distribution(tails: ExtremeTails, n: number, df: number, sides: 1 | 2): ExtremeDistribution {
  const start = sides === 2 ? 0 : Number.NEGATIVE_INFINITY
  const certain = (t: number): boolean => atNumber('multivariateT', t) <= start || t === Number.POSITIVE_INFINITY
  const clamp = (p: number): number => Math.min(1, Math.max(0, p))

  /** The t with P(extreme > t) = p and P(extreme <= t) = q, of which the smaller is exact. */
  function solve(p: number, q: number): number {
    if (p === 0) return Number.POSITIVE_INFINITY
    if (q === 0) return start
    // not below the solution when p is small, by Bonferroni's inequality
    const bound = Math.max(0.1, studentT(df).upperQuantile(Math.min(0.4, p / sides / n)))
    if (tails.coarse === undefined) return search(tails.smooth(bound), p, q, bound, 0.1)
    const near = search(tails.coarse, p, q, bound, 0.1)
    return search(tails.smooth(near), p, q, near, 1e-4)
  }

  function search({ upper, cdf }: Tails, p: number, q: number, guess: number, stride: number): number {
    if (sides === 1 && upper(0) <= p) {
      if (upper(0) === p) return 0
      const below = guess < 0 ? -guess : 0.5
      return -logRoot((t) => Math.log(q) - Math.log(cdf(-t)), below, tails.tolerance, stride)
    }
    const rising =
      p <= q ? (t: number) => Math.log(p) - Math.log(upper(t)) : (t: number) => Math.log(cdf(t)) - Math.log(q)
    return logRoot(rising, guess > 0 ? guess : 0.5, tails.tolerance, stride)
  }

  return {
    cdf: (t) => (certain(t) ? (t > 0 ? 1 : 0) : clamp(tails.cdf(t))),
    upper: (t) => (certain(t) ? (t > 0 ? 0 : 1) : clamp(tails.upper(t))),
    quantile: (p) => solve(1 - probability('multivariateT', p), p),
    upperQuantile: (p) => solve(probability('multivariateT', p), 1 - p),
    error: (t) => (certain(t) ? 0 : tails.error(t)),
  }
}
