import { atNumber, degreesOfFreedom, probability } from './domain.ts'
import { fisherF } from './fisher-f.ts'
import { remember } from './mixture/remember.ts'
import { scaleMixture } from './mixture/scale-mixture.ts'
import { logRoot } from './quadrature/log-root.ts'
import { normalRange } from './range/normal-range.ts'
import { studentT } from './student-t.ts'

/** The distribution of the studentized range. Everything throws a `RangeError` for NaN, or for a `p` outside 0 to 1. */
export interface StudentizedRange {
  /** P(Q <= q). */
  cdf(q: number): number
  /** P(Q > q), with full relative accuracy where it is small. */
  upper(q: number): number
  /** The q with P(Q <= q) = p. */
  quantile(p: number): number
  /** The q with P(Q > q) = p: for small p more accurate than `quantile(1 - p)`. */
  upperQuantile(p: number): number
}

/**
 * The studentized range (Tukey): the range of `groups` independent standard normal variables over an independent
 * sqrt(chi-square / df). Keep the object for further calls: it remembers the normal probabilities it has integrated.
 *
 * Hartley 1942, "The range in random samples", Biometrika 32, mixed over the scale; both integrals by the trapezoidal rule
 * (Trefethen and Weideman 2014, "The exponentially convergent trapezoidal rule", SIAM Review 56).
 *
 * @param groups - number of groups, 2 or more
 * @param df - degrees of freedom of the scale, above 0; Infinity when it is known
 * @throws RangeError outside of that
 *
 * @example
 * ```ts
 * import { studentizedRange } from '@lmm/distributions'
 *
 * const range = studentizedRange(4, 20.5)
 * console.log(range.upperQuantile(0.05).toPrecision(10), range.upper(3.9).toPrecision(10))
 * ```
 * ```text
 * 3.949873385 0.05374770730
 * ```
 */
export function studentizedRange(groups: number, df: number): StudentizedRange {
  if (!(Number.isInteger(groups) && groups >= 2)) {
    throw new RangeError(`studentizedRange: the number of groups must be a whole number from 2 on; it is ${groups}.`)
  }
  const tails = (groups === 2 ? tailsOfTwo : tailsOfMany)(groups, degreesOfFreedom('studentizedRange', df))

  function upper(q: number): number {
    if (atNumber('studentizedRange', q) <= 0) return 1
    return q === Number.POSITIVE_INFINITY ? 0 : Math.min(1, tails.upper(q))
  }

  function cdf(q: number): number {
    if (atNumber('studentizedRange', q) <= 0) return 0
    if (q === Number.POSITIVE_INFINITY) return 1
    const outside = tails.upper(q)
    return outside < 0.9 ? 1 - outside : Math.min(1, tails.lower(q))
  }

  function fromUpper(p: number): number {
    if (p === 0) return Number.POSITIVE_INFINITY
    return logRoot((q) => Math.log(p) - Math.log(tails.upper(q)), 3)
  }

  function fromLower(p: number): number {
    return p === 0 ? 0 : logRoot((q) => Math.log(cdf(q)) - Math.log(p), 1)
  }

  return {
    cdf,
    upper,
    quantile: (p) => (probability('studentizedRange', p) <= 0.5 ? fromLower(p) : fromUpper(1 - p)),
    upperQuantile: (p) => (probability('studentizedRange', p) <= 0.5 ? fromUpper(p) : fromLower(1 - p)),
  }
}

interface Tails {
  lower(q: number): number
  upper(q: number): number
}

/** Two groups differ by sqrt(2) |t|. */
function tailsOfTwo(_groups: number, df: number): Tails {
  const t = studentT(df)
  const square = fisherF(1, df)
  return { upper: (q) => 2 * t.upper(q * Math.SQRT1_2), lower: (q) => square.cdf((q * q) / 2) }
}

function tailsOfMany(groups: number, df: number): Tails {
  const range = normalRange(groups)
  const mixture = scaleMixture(df, 0.16 * groups ** -0.25)
  const outside = remember(range.upper)
  const within = remember(range.lower)
  return {
    upper: (q) => mixture.falling(outside, 1, q),
    lower: (q) => mixture.rising(within, q),
  }
}
