/** Quantiles of sorted numbers by linear interpolation of the order statistics (type 7 of Hyndman & Fan 1996, R's default). */
export function quantile(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability
  const below = Math.floor(position + 4 * Number.EPSILON)
  const part = position - below
  const low = sorted[below]!
  if (Math.abs(part) < 1e-12 || below + 1 >= sorted.length) return low
  return low + part * (sorted[below + 1]! - low)
}
