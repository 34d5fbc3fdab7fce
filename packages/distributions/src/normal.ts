import type { Distribution } from './distribution.ts'
import { atNumber, probability } from './domain.ts'
import { erfcx, erfNearZero, gaussian } from './special/erf.ts'
import { normalQuantile } from './special/normal-quantile.ts'
import { LOG_SQRT_2PI } from './special/stirling-series.ts'

const INVERSE_SQRT_2PI = 0.3989422804014327

/** P(Z > x) without a check of x. */
export function normalUpper(x: number): number {
  const z = x * Math.SQRT1_2
  if (Math.abs(z) < 0.46875) return 0.5 - 0.5 * erfNearZero(z)
  if (x > 38.6) return 0
  if (x < -9) return 1
  const tail = 0.5 * gaussian(x, 0.5) * erfcx(Math.abs(z))
  return x > 0 ? tail : 1 - tail
}

/** log P(Z > x) without a check of x. */
function logNormalUpper(x: number): number {
  if (x < 1) return Math.log1p(-normalUpper(-x))
  return x > 1e155 ? Number.NEGATIVE_INFINITY : -0.5 * x * x + Math.log(0.5 * erfcx(x * Math.SQRT1_2))
}

/** phi(x) without a check of x. */
export const normalDensity = (x: number): number => (Math.abs(x) < 38.6 ? INVERSE_SQRT_2PI * gaussian(x, 0.5) : 0)

/**
 * The standard normal distribution.
 *
 * Cody 1969, "Rational Chebyshev approximations for the error function", Math. Comp. 23; Wichura 1988, "Algorithm AS 241:
 * the percentage points of the normal distribution", Applied Statistics 37.
 *
 * @example
 * ```ts
 * import { normal } from '@lmm/distributions'
 *
 * console.log(normal.quantile(0.975).toPrecision(12), normal.upper(10).toPrecision(12))
 * ```
 * ```text
 * 1.95996398454 7.61985302416e-24
 * ```
 */
export const normal: Distribution = {
  cdf: (x) => normalUpper(-atNumber('normal', x)),
  upper: (x) => normalUpper(atNumber('normal', x)),
  logCdf: (x) => logNormalUpper(-atNumber('normal', x)),
  logUpper: (x) => logNormalUpper(atNumber('normal', x)),
  density: (x) => normalDensity(atNumber('normal', x)),
  logDensity: (x) => -0.5 * atNumber('normal', x) * x - LOG_SQRT_2PI,
  quantile: (p) => normalQuantile(probability('normal', p)),
  upperQuantile: (p) => 0 - normalQuantile(probability('normal', p)),
}
