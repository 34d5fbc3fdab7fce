import { fallingIntegral } from '../quadrature/falling-integral.ts'
import { logGammaAbout1 } from '../special/gamma.ts'
import { logDeviation } from '../special/log-deviation.ts'
import { stirlingError } from '../special/stirling.ts'
import { LOG_SQRT_2PI } from '../special/stirling-series.ts'
import type { RatioKernel } from './ratio-kernel.ts'
import type { Tail } from './tail.ts'

/** From this shape on neither series nor fraction is quick near the middle. */
const LARGE = 1000

/** The gamma distribution with shape `a`, as the ratio r = x / a to its mean; its reach is the bound of Laurent and Massart 2000
 * ("Adaptive estimation of a quadratic functional by model selection", Annals of Statistics 28, lemma 1). */
export function gammaKernel(a: number): RatioKernel {
  const constant = 0.5 * Math.log(a) - LOG_SQRT_2PI - stirlingError(a)
  const logDensity = (r: number, excess: number): number => constant + a * logDeviation(r, excess)

  function tail(r: number, excess: number): Tail {
    const x = a * r
    const log = logDensity(r, excess)
    if (a > LARGE) return { side: excess < 0 ? 'lower' : 'upper', log, factor: byQuadrature(a, r, excess) }
    if (x > a + 1) return { side: 'upper', log, factor: upperFraction(a, a * excess) }
    if (a < 0.25) {
      const logPower = a * Math.log(x) - logGammaAbout1(a)
      if (logPower > -0.5) return { side: 'upper', log: 0, factor: upperOfSmallShape(a, x, logPower) }
    }
    return { side: 'lower', log, factor: lowerSeries(a, x) }
  }

  return {
    spread: Math.sqrt(1 / a),
    lower: { exponent: a, logConstant: constant - Math.log(a) + a },
    reach: (fall) => Math.log1p(Math.sqrt((2 * fall) / a) + fall / a),
    logDensity,
    tail,
  }
}

/** Tail away from the mean over the density of log(r), by integration over log(r). */
function byQuadrature(a: number, r: number, excess: number): number {
  const direction = excess < 0 ? -1 : 1
  const here = logDeviation(r, excess)
  return fallingIntegral(a * Math.abs(excess), a * r, (t) => {
    const growth = Math.expm1(direction * t)
    return a * (here - logDeviation(r + r * growth, excess + r * growth))
  })
}

/** P(a, x) over x^a e^-x / Gamma(a): DLMF 8.11.4. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** Q(a, x) over x^a e^-x / Gamma(a), by Legendre's continued fraction: DLMF 8.9.2. */
function upperFraction(a: number, xMinusA: number): number {
  let b = xMinusA + 1
  let c = 1e300
  let d = 1 / b
  let value = d
  for (let n = 1; n < 100_000; n++) {
    const numerator = n * (a - n)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    const step = c * d
    value *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return value
}

/** Q(a, x) for a small a, where it is small too: 1 - x^a / Gamma(1 + a) is taken without cancellation. */
function upperOfSmallShape(a: number, x: number, logPower: number): number {
  let term = 1
  let sum = 0
  for (let n = 1; Math.abs(term) > 1e-18; n++) {
    term *= -x / n
    sum += (a * term) / (a + n)
  }
  return -Math.expm1(logPower) - Math.exp(logPower) * sum
}
