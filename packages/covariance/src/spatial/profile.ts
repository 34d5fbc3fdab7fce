/** A correlation as a function of u = distance / range, with its first two derivatives; f(0) = 1 and f falls to 0. */
export interface Profile {
  value(u: number): number
  slope(u: number): number
  curvature(u: number): number
}

/** The u at which a profile has fallen to one half. */
export function halfway({ value }: Profile): number {
  let low = 0
  let high = 1
  while (value(high) > 0.5) high *= 2
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (value(middle) > 0.5) low = middle
    else high = middle
  }
  return high
}
