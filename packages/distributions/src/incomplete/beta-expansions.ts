import { logGammaAbout1 } from '../special/gamma.ts'
import { logGammaRatio } from '../special/stirling.ts'
import type { Side, Tail } from './tail.ts'

/**
 * I_x(a, b) over x^a y^b / B(a, b), by the continued fraction of DiDonato and Morris 1992, "Algorithm 708: significant
 * digit computation of the incomplete beta function ratios", ACM TOMS 18 (their equation 9; the even part of DLMF 8.17.22).
 *
 * @param balance - a y - b x, above -1
 */
export function betaFraction(a: number, b: number, x: number, y: number, balance: number): number {
  let c = 1e300
  let d = (a + 1) / (a * (balance + 1))
  let value = d
  for (let m = 1; m < 100_000; m++) {
    const odd = a + 2 * m - 1
    const pull = m * (b - m) * x
    const numerator = ((a + m - 1) / odd) * (((a + b + m - 1) * x) / odd) * pull
    const denominator = m + pull / odd + ((a + m) / (odd + 2)) * (balance + 1 + m * (1 + y))
    d = 1 / (numerator * d + denominator || 1e-300)
    c = denominator + numerator / c || 1e-300
    const step = c * d
    value *= step
    if (Math.abs(step - 1) < 2e-16) break
  }
  return value
}

/**
 * 1 - I_x(a, b) for a small `a`, where it may be small too, and x up to about (a + 1) / (a + b + 2); undefined where it is
 * not small. In I_x = x^a / (a B) (1 + sum over n of a (1 - b)_n x^n / (n! (a + n))) the first term is subtracted from 1
 * without cancellation (DLMF 8.17.7).
 */
export function upperOfSmallShape(side: Side, a: number, b: number, x: number): Tail | undefined {
  if (a >= 0.25) return undefined
  const logPower = a * Math.log(x) + logGammaRatio(b, a) - logGammaAbout1(a)
  if (logPower < -0.5) return undefined
  let term = 1
  let sum = 0
  for (let n = 1; Math.abs(term) > 1e-18; n++) {
    term *= ((n - b) / n) * x
    sum += (a * term) / (a + n)
  }
  return { side, log: 0, factor: -Math.expm1(logPower) - Math.exp(logPower) * sum }
}
