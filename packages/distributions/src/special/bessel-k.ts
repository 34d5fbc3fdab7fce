import { atNumber, positive } from '../domain.ts'

/**
 * Logarithm of the modified Bessel function of the second kind K_nu(x), for any real order and x above 0.
 *
 * The trapezoidal rule on the integral of exp(nu t - x cosh t) / 2 over all t (DLMF 10.32.9), outwards from its peak at
 * sinh t = nu / x; the error falls exponentially with the inverse of the step (Trefethen and Weideman 2014, "The
 * exponentially convergent trapezoidal rule", SIAM Review 56).
 *
 * @throws RangeError unless `x` is above 0 and finite and `nu` is finite
 */
export function logBesselK(nu: number, x: number): number {
  positive('besselK', 'x', x)
  if (!Number.isFinite(atNumber('besselK', nu))) throw new RangeError(`besselK: the order must be finite; it is ${nu}.`)
  const order = Math.abs(nu)
  const curvature = Math.hypot(order, x)
  const step = Math.min(0.22, 0.45 / Math.sqrt(curvature))
  const sum = 1 + rightSum(order, curvature, step) + leftSum(order, (x * x) / (curvature + order), step)
  return order * Math.asinh(order / x) - curvature + Math.log(0.5 * step * sum)
}

/**
 * Modified Bessel function of the second kind K_nu(x), for any real order and x above 0; see `logBesselK`.
 *
 * @throws RangeError unless `x` is above 0 and finite and `nu` is finite
 *
 * @example
 * ```ts
 * import { besselK } from '@lmm/distributions'
 *
 * console.log(besselK(0.5, 2).toPrecision(12), (Math.sqrt(Math.PI / 4) * Math.exp(-2)).toPrecision(12))
 * ```
 * ```text
 * 0.119937771968 0.119937771968
 * ```
 */
export function besselK(nu: number, x: number): number {
  return Math.exp(logBesselK(nu, x))
}

/** Sum over u = step, 2 step ... of the integrand at peak + u over its peak: exp(-nu (sinh u - u) - c (cosh u - 1)). */
function rightSum(order: number, curvature: number, step: number): number {
  const growth = Math.expm1(step)
  let sum = 0
  let e = 0
  for (let j = 1; ; j++) {
    e += (1 + e) * growth
    const coshMinus1 = (e * e) / (2 * (1 + e))
    const term = Math.exp(-order * (e - coshMinus1 - j * step) - curvature * coshMinus1)
    sum += term
    if (term <= 1e-18 * sum) return sum
  }
}

/** The same at peak - u, where the two parts nearly cancel: exp(nu (1 - exp(-u) - u) - (c - nu) (cosh u - 1)). */
function leftSum(order: number, excess: number, step: number): number {
  const growth = Math.expm1(step)
  let sum = 0
  let e = 0
  for (let j = 1; ; j++) {
    e += (1 + e) * growth
    const coshMinus1 = (e * e) / (2 * (1 + e))
    const term = Math.exp(order * (e / (1 + e) - j * step) - excess * coshMinus1)
    sum += term
    if (term <= 1e-18 * sum) return sum
  }
}
