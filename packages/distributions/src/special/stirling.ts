import { logGamma } from './gamma.ts'
import { logDeviation } from './log-deviation.ts'
import { LOG_SQRT_2PI, STIRLING, stirlingSeries } from './stirling-series.ts'

/** log(Gamma(x)) - [(x - 1/2) log(x) - x + log(2 pi) / 2] for x above 0: what Stirling's formula lacks. */
export function stirlingError(x: number): number {
  return x >= 10 ? stirlingSeries(x) : logGamma(x) - ((x - 0.5) * Math.log(x) - x + LOG_SQRT_2PI)
}

/** log(Gamma(b + a) / Gamma(b)) for a, b above 0, to full relative accuracy when a is small or b is large. */
export function logGammaRatio(b: number, a: number): number {
  let shifted = b
  let steps = 0
  for (; shifted < 10; shifted++) steps += Math.log1p(a / shifted)
  const excess = a / shifted
  const growth = Math.log1p(excess)
  const inverse = 1 / shifted
  const square = inverse * inverse
  let error = 0
  for (let k = 7; k >= 0; k--) error = error * square + STIRLING[k]! * Math.expm1(-(2 * k + 1) * growth)
  const main = a * Math.log(shifted) + shifted * logDeviation(1 + excess, excess) + (a - 0.5) * growth
  return main + inverse * error - steps
}

/**
 * Logarithm of the beta function, Gamma(a) Gamma(b) / Gamma(a + b), for a, b above 0.
 *
 * @throws RangeError unless both are above 0 and finite
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b)
  return logGamma(small) - logGammaRatio(Math.max(a, b), small)
}
