import { gammaKernel } from '../incomplete/gamma-kernel.ts'

/** A statistic divided by S = sqrt(chi-square / df): its distribution from that of the statistic itself. */
export interface ScaleMixture {
  /** E f(q S) for an `f` that falls from `start` at 0 to 0 at infinity. */
  falling(f: (w: number) => number, start: number, q: number): number
  /** E f(q S) for an `f` that rises from 0 at 0 and is at most 1. */
  rising(f: (w: number) => number, q: number): number
}

/**
 * The trapezoidal rule over log(S), on a grid of q S that does not depend on q: with an `f` that remembers its values
 * later calls are cheap. Its error falls exponentially with the inverse of the step (Trefethen and Weideman 2014, "The
 * exponentially convergent trapezoidal rule", SIAM Review 56); both factors of the integrand are log-concave.
 *
 * @param step - largest step of the grid of log(w) that suits `f`
 * @param negligible - terms that are smaller in proportion are left out
 */
export function scaleMixture(df: number, step: number, negligible = 1e-17): ScaleMixture {
  // docs/mathematics/distributions.md (1)
  if (df === Number.POSITIVE_INFINITY) return { falling: (f, _start, q) => f(q), rising: (f, q) => f(q) }
  const chi = gammaKernel(df / 2)
  const h = Math.min(step, 0.6 / Math.sqrt(2 * df))
  /** Density of log(S) = v, times the step. */
  const weight = (v: number): number => 2 * h * Math.exp(chi.logDensity(Math.exp(2 * v), Math.expm1(2 * v)))
  const centre = (q: number): number => Math.round(Math.log(q) / h)

  function falling(f: (w: number) => number, start: number, q: number): number {
    const logQ = Math.log(q)
    let sum = 0
    for (let j = centre(q); ; j++) {
      const term = weight(j * h - logQ) * f(Math.exp(j * h))
      sum += term
      if (term <= negligible * sum) break
    }
    for (let j = centre(q) - 1; ; j--) {
      const v = j * h - logQ
      const k = weight(v)
      /** Of the weights from here on to the left, which fall at least geometrically. */
      const rest = k / -Math.expm1(-df * h)
      if (rest <= negligible * sum || rest === 0) break
      const value = f(Math.exp(j * h))
      if (start - value <= negligible * start && df * Math.exp(2 * v) < negligible) return sum + rest * start
      sum += k * value
    }
    return sum
  }

  function rising(f: (w: number) => number, q: number): number {
    const logQ = Math.log(q)
    let sum = 0
    for (let j = centre(q); ; j++) {
      const k = weight(j * h - logQ)
      sum += k * f(Math.exp(j * h))
      if (j * h > logQ && k <= negligible * sum) break
      if (k === 0) break
    }
    for (let j = centre(q) - 1; ; j--) {
      const term = weight(j * h - logQ) * f(Math.exp(j * h))
      sum += term
      if (term <= negligible * sum) break
    }
    return sum
  }

  return { falling, rising }
}
