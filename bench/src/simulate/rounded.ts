/** The nearer of the two decimals around x, the even one of a tie: what R's `round` gives since 4.0.0. */
export function rounded(x: number, digits: number): number {
  const power = 10 ** digits
  const below = Math.floor(x * power)
  const above = Math.ceil(x * power)
  const down = x - below / power
  const up = above / power - x
  return (down < up || (down === up && below % 2 === 0) ? below : above) / power
}
