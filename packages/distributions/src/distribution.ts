/** A continuous distribution on a line. Everything throws a `RangeError` for NaN, or for a `p` outside 0 to 1. */
export interface Distribution {
  /** P(X <= x). */
  cdf(x: number): number
  /** P(X > x), with full relative accuracy where it is small. */
  upper(x: number): number
  /** log P(X <= x), also where the probability itself is below the smallest double. */
  logCdf(x: number): number
  /** log P(X > x), also where the probability itself is below the smallest double. */
  logUpper(x: number): number
  /** Density at x. */
  density(x: number): number
  /** log of the density at x, also where the density itself is below the smallest double. */
  logDensity(x: number): number
  /** The x with P(X <= x) = p. */
  quantile(p: number): number
  /** The x with P(X > x) = p: for small p more accurate than `quantile(1 - p)`. */
  upperQuantile(p: number): number
}
