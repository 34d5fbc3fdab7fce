import type { Distribution } from './distribution.ts'
import { atNumber, probability } from './domain.ts'
import { farTail, type RatioKernel } from './incomplete/ratio-kernel.ts'
import { logRatioQuantile } from './incomplete/ratio-quantile.ts'
import { logProbabilityOf, probabilityOf, type Side, type Tail } from './incomplete/tail.ts'

/** From here on to zero, and from its inverse on to infinity, the tails are power laws. */
const NEAREST = 1e-270

/** The distribution of `scale` times a positive ratio. */
export function positiveDistribution(name: string, kernel: RatioKernel, scale: number): Distribution {
  function tailAt(x: number): Tail {
    if (atNumber(name, x) <= 0) return { side: 'lower', log: Number.NEGATIVE_INFINITY, factor: 1 }
    const ratio = x / scale
    if (ratio > NEAREST && ratio < 1 / NEAREST) return kernel.tail(ratio, (x - scale) / scale)
    return farTail(kernel, Math.log(x) - Math.log(scale))
  }

  function logDensity(x: number): number {
    if (atNumber(name, x) < 0 || x === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY
    const ratio = x / scale
    if (ratio > NEAREST && ratio < 1 / NEAREST) return kernel.logDensity(ratio, (x - scale) / scale) - Math.log(x)
    const law = x < scale ? kernel.lower : kernel.upper
    if (law === undefined) return Number.NEGATIVE_INFINITY
    const power = x < scale ? law.exponent - 1 : -law.exponent - 1
    const logRatio = Math.log(x) - Math.log(scale)
    return law.logConstant + Math.log(law.exponent) - Math.log(scale) + (power === 0 ? 0 : power * logRatio)
  }

  function quantile(p: number, side: Side): number {
    if (probability(name, p) === 0) return side === 'lower' ? 0 : Number.POSITIVE_INFINITY
    if (p === 1) return side === 'lower' ? Number.POSITIVE_INFINITY : 0
    const logRatio =
      p <= 0.5
        ? logRatioQuantile(kernel, side, p)
        : logRatioQuantile(kernel, side === 'lower' ? 'upper' : 'lower', 1 - p)
    return Math.exp(logRatio) * scale
  }

  return {
    cdf: (x) => probabilityOf(tailAt(x), 'lower'),
    upper: (x) => probabilityOf(tailAt(x), 'upper'),
    logCdf: (x) => logProbabilityOf(tailAt(x), 'lower'),
    logUpper: (x) => logProbabilityOf(tailAt(x), 'upper'),
    density: (x) => Math.exp(logDensity(x)),
    logDensity,
    quantile: (p) => quantile(p, 'lower'),
    upperQuantile: (p) => quantile(p, 'upper'),
  }
}
