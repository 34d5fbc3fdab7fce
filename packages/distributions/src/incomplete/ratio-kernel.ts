import type { Side, Tail } from './tail.ts'
import { otherSide } from './tail.ts'

/** Far out a tail is close to exp(logConstant) r^exponent, r the ratio (of the upper tail: its inverse). */
export interface PowerLaw {
  readonly exponent: number
  readonly logConstant: number
}

/** The distribution of a positive ratio around 1, whose logarithm has a log-concave density. */
export interface RatioKernel {
  /** About the standard deviation of log(ratio). */
  readonly spread: number
  /** Missing when that tail falls faster than any power. */
  readonly lower?: PowerLaw
  readonly upper?: PowerLaw
  /** A bound of |log(ratio)| where the tail without a power law has fallen to exp(-fall). */
  readonly reach?: (fall: number) => number
  /** Logarithm of the density of log(ratio); `excess` is ratio - 1. */
  logDensity(ratio: number, excess: number): number
  /** The tail that is computed without cancellation; `excess` is ratio - 1, which the caller may know better. */
  tail(ratio: number, excess: number): Tail
}

/** The distribution of 1 / ratio. */
export function inverse(kernel: RatioKernel): RatioKernel {
  const excessOf = (ratio: number, excess: number): number => -excess / ratio
  return {
    spread: kernel.spread,
    ...(kernel.upper && { lower: kernel.upper }),
    ...(kernel.lower && { upper: kernel.lower }),
    ...(kernel.reach && { reach: kernel.reach }),
    logDensity: (ratio, excess) => kernel.logDensity(1 / ratio, excessOf(ratio, excess)),
    tail(ratio, excess) {
      const { side, log, factor } = kernel.tail(1 / ratio, excessOf(ratio, excess))
      return { side: otherSide(side), log, factor }
    },
  }
}

/** Beyond exp(+-FAR) the power laws are exact, and intermediate results of the other formulas would overflow. */
export const FAR = 640

/** The tail at log(ratio) beyond +-FAR. */
export function farTail(kernel: RatioKernel, logRatio: number): Tail {
  const side: Side = logRatio < 0 ? 'lower' : 'upper'
  const law = kernel[side]
  const log = law === undefined ? Number.NEGATIVE_INFINITY : law.logConstant - law.exponent * Math.abs(logRatio)
  return { side, log, factor: 1 }
}
