import { remember } from '../mixture/remember.ts'
import { scaleMixture } from '../mixture/scale-mixture.ts'
import type { Extreme } from './extreme.ts'
import type { Estimator } from './separation.ts'
import { COARSEST } from './shifted-lattice.ts'

/** Both tails of an extreme of t variables. */
export interface Tails {
  upper(t: number): number
  cdf(t: number): number
}

/** The distribution of an extreme of t variables. */
export interface ExtremeTails extends Tails {
  /** Estimated absolute error at `t`. */
  error(t: number): number
  /** The same tails without jumps from one t to the next, for the search of a quantile near `t`. */
  smooth(t: number): Tails
  /** A quick approximation, when the tails themselves are slow. */
  readonly coarse?: Tails
  /** The smallest relative error worth asking of a quantile's probability. */
  readonly tolerance: number
}

/** What the integrals of one factor are accurate to. */
export const EXACT = 1e-10

/** Extremes of normal variables over their common scale. */
export function mixedTails(extreme: Extreme, n: number, df: number, sides: 1 | 2): ExtremeTails {
  const mixture = scaleMixture(df, 0.14 * n ** -0.25, 1e-13)
  const outside = remember(extreme.outside)
  const inside = remember(extreme.inside)
  const insideBelow = remember((w) => extreme.inside(-w))

  function upper(t: number): number {
    if (sides === 2) return t > 0 ? mixture.falling(outside, 1, t) : 1
    return t > 0 ? mixture.falling(outside, outside(0), t) : 1 - cdf(t)
  }

  function cdf(t: number): number {
    if (sides === 2 && t <= 0) return 0
    if (t < 0) return mixture.falling(insideBelow, inside(0), -t)
    if (t === 0) return inside(0)
    const beyond = upper(t)
    return sides === 1 || beyond < 0.9 ? 1 - beyond : mixture.rising(inside, t)
  }

  return { upper, cdf, error: () => EXACT, smooth: () => ({ upper, cdf }), tolerance: 1e-13 }
}

/** Extremes by an estimator, whose answers are remembered. */
export function estimatedTails(estimate: Estimator): ExtremeTails {
  const known = new Map<number, ReturnType<Estimator>>()
  function at(t: number): ReturnType<Estimator> {
    const found = known.get(t) ?? estimate(t)
    if (known.size >= 10_000) known.clear()
    known.set(t, found)
    return found
  }
  function atLevel(level: number): Tails {
    const here = remember((x) => estimate(x, level).outside)
    return { upper: here, cdf: (x) => 1 - here(x) }
  }
  return {
    upper: (t) => at(t).outside,
    cdf: (t) => at(t).inside,
    error: (t) => at(t).error,
    smooth: (t) => atLevel(at(t).level),
    coarse: atLevel(COARSEST + 1),
    tolerance: 1e-7,
  }
}
