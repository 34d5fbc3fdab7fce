import type { Distribution } from './distribution.ts'
import { degreesOfFreedom } from './domain.ts'
import { betaKernel } from './incomplete/beta-kernel.ts'
import { gammaKernel } from './incomplete/gamma-kernel.ts'
import { inverse, type RatioKernel } from './incomplete/ratio-kernel.ts'
import { positiveDistribution } from './positive-distribution.ts'

/**
 * The F distribution with `df1` and `df2` degrees of freedom, any numbers above 0; one of them may be Infinity
 * (`fisherF(df, Infinity)` is chi-square over df).
 *
 * Continued fraction of the incomplete beta function (DiDonato and Morris 1992, "Algorithm 708", ACM TOMS 18), quadrature
 * when both are large.
 *
 * @throws RangeError unless both are above 0, and when both are Infinity
 *
 * @example
 * ```ts
 * import { fisherF } from '@lmm/distributions'
 *
 * console.log(fisherF(2, 17.3).upper(4.2).toPrecision(12), fisherF(3, 1e10).upper(50).toPrecision(12))
 * ```
 * ```text
 * 0.0325969731872 2.63491539106e-32
 * ```
 */
export function fisherF(df1: number, df2: number): Distribution {
  return positiveDistribution('fisherF', fKernel(degreesOfFreedom('fisherF', df1), degreesOfFreedom('fisherF', df2)), 1)
}

function fKernel(df1: number, df2: number): RatioKernel {
  if (df1 < Number.POSITIVE_INFINITY && df2 < Number.POSITIVE_INFINITY) return betaKernel(df1 / 2, df2 / 2)
  if (df1 < Number.POSITIVE_INFINITY) return gammaKernel(df1 / 2)
  if (df2 < Number.POSITIVE_INFINITY) return inverse(gammaKernel(df2 / 2))
  throw new RangeError('fisherF: only one of the degrees of freedom may be Infinity.')
}
