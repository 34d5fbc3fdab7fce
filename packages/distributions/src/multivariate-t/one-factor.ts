import { normalDensity, normalUpper } from '../normal.ts'
import { gaussLegendre, type Rule } from '../quadrature/gauss-legendre.ts'
import type { Extreme } from './extreme.ts'

/** Z_i = l_i Y + c_i e_i for `count` variables with the same l_i. */
interface Factor {
  readonly loading: number
  readonly rest: number
  readonly count: number
}

/** Where the rest of a normal distribution cannot be seen. */
const EDGE = 9

let rule: Rule | undefined

/**
 * Extremes of normal variables with the correlations l_i l_j, by one integral over their common factor.
 *
 * Dunnett and Sobel 1955, "Approximations to the probability integral and certain percentage points of a multivariate
 * analogue of Student's t-distribution", Biometrika 42.
 */
export function oneFactorExtremes(loadings: Float64Array): { readonly largest: Extreme; readonly absolute: Extreme } {
  return {
    largest: extreme(grouped(loadings), logBelow, 1),
    absolute: extreme(grouped(loadings.map(Math.abs)), logBetween, 2),
  }
}

/** log P(variable <= w), given the common factor y. */
function logBelow(w: number, { loading, rest }: Factor, y: number): number {
  const z = (w - loading * y) / rest
  return z > 0 ? Math.log1p(-normalUpper(z)) : Math.log(normalUpper(-z))
}

/** log P(-w <= variable <= w), given the common factor y. */
function logBetween(w: number, { loading, rest }: Factor, y: number): number {
  const above = normalUpper((w - loading * y) / rest)
  const below = normalUpper((w + loading * y) / rest)
  return Math.log1p(-Math.min(1, above + below))
}

function grouped(loadings: Float64Array): readonly Factor[] {
  const counts = new Map<number, number>()
  for (const loading of loadings) counts.set(loading, (counts.get(loading) ?? 0) + 1)
  return [...counts].map(([loading, count]) => ({ loading, rest: Math.sqrt((1 - loading) * (1 + loading)), count }))
}

function extreme(
  factors: readonly Factor[],
  logWithin: (w: number, factor: Factor, y: number) => number,
  sides: 1 | 2,
): Extreme {
  // docs/mathematics/distributions.md (3)
  rule ??= gaussLegendre(16)
  const { nodes, weights } = rule
  const random = factors.filter(({ rest }) => rest > 0)
  const reach = Math.max(...factors.map(({ loading }) => Math.abs(loading)))

  /** Integral over y of the density times g(log P(all inside given y)), and the mass of y that is outside for certain. */
  function integral(w: number, g: (logInside: number) => number): { readonly sum: number; readonly beyond: number } {
    const edge = EDGE + reach * Math.min(Math.abs(w), 40)
    let from = -edge
    let to = edge
    for (const { loading, rest } of factors) {
      // here the variable is the common factor itself, or its negative
      if (rest === 0 && (loading > 0 || sides === 2)) to = Math.min(to, w)
      if (rest === 0 && (loading < 0 || sides === 2)) from = Math.max(from, -w)
    }
    if (to <= from) return { sum: 0, beyond: 1 }
    let sum = 0
    for (let left = from; left < to; ) {
      const width = Math.min(to - left, panelWidth(random, w, left, sides))
      for (let i = 0; i < nodes.length; i++) {
        const y = left + (width / 2) * (1 + nodes[i]!)
        const density = normalDensity(y)
        if (density === 0) continue
        let logInside = 0
        for (const factor of random) logInside += factor.count * logWithin(w, factor, y)
        sum += (width / 2) * weights[i]! * density * g(logInside)
      }
      left += width
    }
    return { sum, beyond: (to < edge ? normalUpper(to) : 0) + (from > -edge ? normalUpper(-from) : 0) }
  }

  return {
    inside: (w) => (sides === 2 && w <= 0 ? 0 : Math.min(1, integral(w, Math.exp).sum)),
    outside(w) {
      if (sides === 2 && w <= 0) return 1
      const { sum, beyond } = integral(w, (logInside) => -Math.expm1(logInside))
      return Math.min(1, sum + beyond)
    },
  }
}

/** Wide panels, but as narrow as the steps at w / l_i near them. */
function panelWidth(factors: readonly Factor[], w: number, left: number, sides: 1 | 2): number {
  let width = 1.5
  for (const { loading, rest } of factors) {
    const step = Math.abs(rest / loading)
    if (step > 1) continue
    const distance = Math.abs(left - w / loading)
    width = Math.min(width, Math.max(1.5 * step, distance / 2))
    if (sides === 2) width = Math.min(width, Math.max(1.5 * step, Math.abs(left + w / loading) / 2))
  }
  return width
}
