import type { Distribution } from './distribution.ts'
import { atNumber, degreesOfFreedom, probability } from './domain.ts'
import { betaKernel } from './incomplete/beta-kernel.ts'
import { farTail } from './incomplete/ratio-kernel.ts'
import { logRatioQuantile } from './incomplete/ratio-quantile.ts'
import { logProbabilityOf, probabilityOf, type Tail } from './incomplete/tail.ts'
import { normal } from './normal.ts'
import { logGammaRatio } from './special/stirling.ts'

/**
 * Student's t distribution with `df` degrees of freedom, any number above 0; Infinity is the normal distribution.
 *
 * Continued fraction of the incomplete beta function (DiDonato and Morris 1992, "Algorithm 708", ACM TOMS 18), since t^2 is
 * F with 1 and `df` degrees of freedom.
 *
 * @throws RangeError unless `df` is above 0
 *
 * @example
 * ```ts
 * import { studentT } from '@lmm/distributions'
 *
 * const t = studentT(14.6)
 * console.log((2 * t.upper(2.5)).toPrecision(12), t.quantile(0.975).toPrecision(12))
 * ```
 * ```text
 * 0.0248730491147 2.13654694156
 * ```
 */
export function studentT(df: number): Distribution {
  if (degreesOfFreedom('studentT', df) === Number.POSITIVE_INFINITY) return normal
  const kernel = betaKernel(0.5, df / 2)
  const logPeak = logGammaRatio(df / 2, 0.5) - 0.5 * Math.log(Math.PI * df)

  /** The tails of t^2. */
  function squared(t: number): Tail {
    const size = Math.abs(t)
    if (size > 1e-140 && size < 1e140) return kernel.tail(size * size, (size - 1) * (size + 1))
    return farTail(kernel, 2 * Math.log(size))
  }

  /** P(T > size) for a size of 0 or more. */
  const outside = (size: number): number => (size === 0 ? 0.5 : 0.5 * probabilityOf(squared(size), 'upper'))
  const upper = (t: number): number => (t >= 0 ? outside(t) : 1 - outside(-t))
  const logUpper = (t: number): number =>
    t > 0 ? logProbabilityOf(squared(t), 'upper') - Math.LN2 : Math.log1p(-outside(-t))

  function logDensity(t: number): number {
    const size = Math.abs(atNumber('studentT', t))
    const growth = size < 1e150 ? Math.log1p((size * size) / df) : 2 * Math.log(size) - Math.log(df)
    return logPeak - 0.5 * (df + 1) * growth
  }

  /** The t >= 0 that leaves p <= 1/2 above it. */
  function sizeOf(p: number): number {
    if (p === 0) return Number.POSITIVE_INFINITY
    if (p === 0.5) return 0
    return Math.exp(
      0.5 * (p < 0.25 ? logRatioQuantile(kernel, 'upper', 2 * p) : logRatioQuantile(kernel, 'lower', 1 - 2 * p)),
    )
  }
  const upperQuantile = (p: number): number => (p <= 0.5 ? sizeOf(p) : -sizeOf(1 - p))

  return {
    cdf: (t) => upper(-atNumber('studentT', t)),
    upper: (t) => upper(atNumber('studentT', t)),
    logCdf: (t) => logUpper(-atNumber('studentT', t)),
    logUpper: (t) => logUpper(atNumber('studentT', t)),
    density: (t) => Math.exp(logDensity(t)),
    logDensity,
    quantile: (p) => 0 - upperQuantile(probability('studentT', p)),
    upperQuantile: (p) => upperQuantile(probability('studentT', p)),
  }
}
