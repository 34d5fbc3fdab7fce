import { positive } from '../domain.ts'
import { LOG_SQRT_2PI, stirlingSeries } from './stirling-series.ts'

const ONE_MINUS_EULER = 0.42278433509846713

/** (-1)^k (zeta(k) - 1) / k for k = 2, 3 ... */
const SERIES = /* @__PURE__ */ Float64Array.from(
  [
    0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
    0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194646,
    0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5,
    7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.53962033872796e-7, 4.769329867878066e-7,
    2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.490155482836504e-8,
  ],
  (zetaMinus1, index) => ((index % 2 === 0 ? 1 : -1) * zetaMinus1) / (index + 2),
)

/** log(Gamma(2 + z)) for |z| up to 0.5, exact in relative terms at its zero z = 0 (DLMF 5.7.3). */
function logGammaAbout2(z: number): number {
  let sum = 0
  for (let k = SERIES.length - 1; k >= 0; k--) sum = sum * z + SERIES[k]!
  return z * (ONE_MINUS_EULER + z * sum)
}

/** log(Gamma(1 + z)) for z from -0.5 to 0.5, exact in relative terms at its zero z = 0. */
export function logGammaAbout1(z: number): number {
  return logGammaAbout2(z) - Math.log1p(z)
}

/**
 * Logarithm of the gamma function, for x above 0.
 *
 * Taylor series about 2 (DLMF 5.7.3), recurrence, and from 10 on Stirling's series (DLMF 5.11.1).
 *
 * @throws RangeError unless `x` is above 0 and finite
 */
export function logGamma(x: number): number {
  positive('logGamma', 'x', x)
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + LOG_SQRT_2PI + stirlingSeries(x)
  if (x < 0.5) return logGammaAbout1(x) - Math.log(x)
  if (x <= 1.5) return logGammaAbout1(x - 1)
  let product = 1
  let z = x - 2
  for (; z > 0.5; z--) product *= z + 1
  return Math.log(product) + logGammaAbout2(z)
}

/**
 * Gamma function, for x above 0; Infinity from 171.62 on.
 *
 * @throws RangeError unless `x` is above 0 and finite
 */
export function gamma(x: number): number {
  positive('gamma', 'x', x)
  if (x > 171.7) return Number.POSITIVE_INFINITY
  if (x >= 10) {
    const halfPower = x ** (0.5 * x - 0.25)
    return halfPower * Math.exp(-x) * halfPower * Math.exp(LOG_SQRT_2PI + stirlingSeries(x))
  }
  let value = 1
  let z = x
  for (; z > 2.5; z--) value *= z - 1
  if (z < 0.5) return Math.exp(logGammaAbout1(z)) / z
  return value * Math.exp(z < 1.5 ? logGammaAbout1(z - 1) : logGammaAbout2(z - 2))
}
