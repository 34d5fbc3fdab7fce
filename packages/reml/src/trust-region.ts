import { cholesky, solveLower, solveLowerTransposed, symmetricEigen } from '@lmm/linalg'

/** The minimiser of g'd + d'Hd / 2 in a ball, from the eigenvectors of H (More & Sorensen 1983). */
export interface QuadraticStep {
  readonly step: Float64Array
  /** g'H^-1 g over the directions of positive curvature: twice the decrease a free Newton step predicts. */
  readonly decrement: number
}

/** Ratio of the smallest to the largest pivot of a factor of H above which no direction is rounding noise. */
const wellConditioned = 1e-4

/** `hessian` is m x m by rows. Directions whose curvature is rounding noise count as flat. */
export function trustRegionStep(gradient: Float64Array, hessian: Float64Array, radius: number): QuadraticStep {
  // docs/mathematics/search.md (3), (4)
  const m = gradient.length
  const free = freeStep(gradient, hessian, radius)
  if (free) return free
  const { values, vectors } = symmetricEigen(hessian, m)
  const largest = Math.max(Math.abs(values[0]!), Math.abs(values[m - 1]!), 1e-300)
  const noise = 1e-13 * largest
  const g = new Float64Array(m)
  for (let k = 0; k < m; k++) for (let i = 0; i < m; i++) g[k]! += vectors[i * m + k]! * gradient[i]!
  let decrement = 0
  for (let k = 0; k < m; k++) if (Math.abs(values[k]!) > noise) decrement += (g[k]! * g[k]!) / Math.abs(values[k]!)
  const negative = values[0]! < -1e-10 * largest
  const length = (mu: number): number => {
    let sum = 0
    for (let k = 0; k < m; k++) sum += component(g[k]!, values[k]! + mu, noise) ** 2
    return Math.sqrt(sum)
  }
  let mu = negative ? -values[0]! + 1e-10 * largest : 0
  if (length(mu) > radius) {
    let high = Math.max(mu, 1e-8 * largest)
    while (length(high) > radius) high *= 4
    let low = mu
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2
      if (length(middle) > radius) low = middle
      else high = middle
    }
    mu = high
  }
  const along = new Float64Array(m)
  for (let k = 0; k < m; k++) along[k] = -component(g[k]!, values[k]! + mu, noise)
  if (negative) {
    // The hard case: the gradient does not see the direction of negative curvature, so the rest of the radius goes there.
    const rest = Math.sqrt(Math.max(0, radius ** 2 - length(mu) ** 2))
    along[0]! += g[0]! > 0 ? -rest : rest
  }
  const step = new Float64Array(m)
  for (let i = 0; i < m; i++) for (let k = 0; k < m; k++) step[i]! += vectors[i * m + k]! * along[k]!
  return { step, decrement }
}

/** Newton's step where H is well-conditioned and the ball holds it: no eigenvectors are needed. */
function freeStep(gradient: Float64Array, hessian: Float64Array, radius: number): QuadraticStep | null {
  const m = gradient.length
  const L = hessian.slice()
  if (cholesky(L, m) >= 0) return null
  let smallest = Number.POSITIVE_INFINITY
  let largest = 0
  for (let i = 0; i < m; i++) {
    smallest = Math.min(smallest, L[i * m + i]!)
    largest = Math.max(largest, L[i * m + i]!)
  }
  if (!(smallest > wellConditioned * largest)) return null
  const step = gradient.map((value) => -value)
  solveLower(L, m, step)
  let decrement = 0
  for (let i = 0; i < m; i++) decrement += step[i]! * step[i]!
  solveLowerTransposed(L, m, step)
  return Math.hypot(...step) <= radius ? { step, decrement } : null
}

const component = (g: number, lambda: number, noise: number): number => (lambda > noise ? g / lambda : 0)
