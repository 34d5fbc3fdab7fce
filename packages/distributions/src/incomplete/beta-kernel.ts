import { fallingIntegral } from '../quadrature/falling-integral.ts'
import { logDeviation } from '../special/log-deviation.ts'
import { stirlingError } from '../special/stirling.ts'
import { LOG_SQRT_2PI } from '../special/stirling-series.ts'
import { betaFraction, upperOfSmallShape } from './beta-expansions.ts'
import type { RatioKernel } from './ratio-kernel.ts'
import type { Tail } from './tail.ts'

/** When both shapes are larger no fraction is quick near the middle. */
const LARGE = 1000

/**
 * The beta distribution with shapes a, b, in terms of f = (x / a) / (y / b) with y = 1 - x: the ratio whose distribution
 * is F with 2a and 2b degrees of freedom.
 */
export function betaKernel(a: number, b: number): RatioKernel {
  const small = Math.min(a, b)
  const constant =
    0.5 * Math.log(small / (1 + small / Math.max(a, b))) -
    LOG_SQRT_2PI +
    (stirlingError(a + b) - stirlingError(Math.max(a, b))) -
    stirlingError(small)

  /** a log(x / x0) + b log(y / y0), where x0, y0 belong to f = 1. */
  function deviance(f: number, excess: number): number {
    const scale = 1 / (a * f + b)
    const total = a + b
    return (
      a * logDeviation(f * total * scale, excess * b * scale) + b * logDeviation(total * scale, -excess * a * scale)
    )
  }

  const logDensity = (f: number, excess: number): number => constant + deviance(f, excess)

  /** Tail away from the middle over the density of log(f), by integration over log(f). */
  function byQuadrature(f: number, excess: number): number {
    const direction = excess < 0 ? -1 : 1
    const here = deviance(f, excess)
    const scale = 1 / (a * f + b)
    const curvature = a * f * scale * (b * scale) * (a + b)
    return fallingIntegral(Math.abs(excess) * a * (b * scale), curvature, (t) => {
      const growth = f * Math.expm1(direction * t)
      return here - deviance(f + growth, excess + growth)
    })
  }

  function tail(f: number, excess: number): Tail {
    const log = logDensity(f, excess)
    if (a > LARGE && b > LARGE) return { side: excess < 0 ? 'lower' : 'upper', log, factor: byQuadrature(f, excess) }
    const scale = 1 / (a * f + b)
    const x = a * f * scale
    const y = b * scale
    const balance = -excess * a * y
    if (x < (a + 1) / (a + b + 2)) {
      return upperOfSmallShape('upper', a, b, x) ?? { side: 'lower', log, factor: betaFraction(a, b, x, y, balance) }
    }
    return upperOfSmallShape('lower', b, a, y) ?? { side: 'upper', log, factor: betaFraction(b, a, y, x, -balance) }
  }

  return {
    spread: Math.sqrt(1 / a + 1 / b),
    lower: { exponent: a, logConstant: constant + (a + b) * Math.log1p(a / b) - Math.log(a) },
    upper: { exponent: b, logConstant: constant + (a + b) * Math.log1p(b / a) - Math.log(b) },
    logDensity,
    tail,
  }
}
