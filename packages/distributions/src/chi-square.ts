import type { Distribution } from './distribution.ts'
import { positive } from './domain.ts'
import { gammaKernel } from './incomplete/gamma-kernel.ts'
import { positiveDistribution } from './positive-distribution.ts'

/**
 * The chi-square distribution with `df` degrees of freedom, any number above 0.
 *
 * Series and continued fraction of the incomplete gamma function (DLMF 8.11.4, 8.9.2), quadrature when `df` is large.
 *
 * @throws RangeError unless `df` is above 0 and finite
 *
 * @example
 * ```ts
 * import { chiSquare } from '@lmm/distributions'
 *
 * console.log(chiSquare(2).upper(10).toPrecision(12), chiSquare(1.5).quantile(0.95).toPrecision(12))
 * ```
 * ```text
 * 0.00673794699909 4.98019528431
 * ```
 */
export function chiSquare(df: number): Distribution {
  return positiveDistribution('chiSquare', gammaKernel(positive('chiSquare', 'degrees of freedom', df) / 2), df)
}
