/** The correlation of values so many steps apart. */
export interface Autocorrelation {
  readonly lag: number
  readonly correlation: number
  /** Pairs of values within a group that lie so far apart. */
  readonly pairs: number
}

/**
 * Autocorrelations within groups: the mean product of values a lag apart, over the mean square (Pinheiro & Bates 2000, equation 5.33).
 * `order` holds the values of each group in their order, as places in `values`.
 */
export function autocorrelations(
  values: Float64Array,
  order: readonly (readonly number[])[],
  mostLags: number,
): Autocorrelation[] {
  const longest = order.reduce((most, { length }) => Math.max(most, length), 0)
  const meanSquare = values.reduce((sum, value) => sum + value * value, 0) / values.length
  const lags = Math.min(mostLags, longest - 1)
  return Array.from({ length: Math.max(0, lags) }, (_, i) => {
    const lag = i + 1
    let [sum, pairs] = [0, 0]
    for (const places of order)
      for (let j = 0; j + lag < places.length; j++) {
        sum += values[places[j]!]! * values[places[j + lag]!]!
        pairs++
      }
    return { lag, correlation: meanSquare > 0 ? sum / pairs / meanSquare : 0, pairs }
  })
}
