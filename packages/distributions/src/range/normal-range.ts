import { normalDensity, normalUpper } from '../normal.ts'
import { gaussLegendre, type Rule } from '../quadrature/gauss-legendre.ts'

/** The range of independent standard normal variables. */
export interface NormalRange {
  /** P(range > w) for w above 0. */
  upper(w: number): number
  /** P(range <= w) for w above 0, with full relative accuracy for small w. */
  lower(w: number): number
}

/** Where the rest of a normal distribution cannot be seen. */
const EDGE = 9

/** Below this range two terms of its power series suffice. */
const SMALL = 1e-4

/** Below this width the probability of an interval is integrated instead of being a difference. */
const NARROW = 0.5

/**
 * With z the largest value, P(range > w) = k times the integral of phi(z) {Phi(z)^(k-1) - [Phi(z) - Phi(z - w)]^(k-1)},
 * the bracket without cancellation, by the trapezoidal rule.
 *
 * Hartley 1942, "The range in random samples", Biometrika 32.
 */
export function normalRange(groups: number): NormalRange {
  // docs/mathematics/distributions.md (2)
  const others = groups - 1
  const h = 0.4 * groups ** -0.22
  /** At the nodes z = (i - EDGE / h) h: Phi(z) and k phi(z) Phi(z)^(k-1) h. */
  const first = -Math.ceil(EDGE / h)
  const size = Math.round(50 / h)
  const below = Float64Array.from({ length: size }, (_, i) => normalUpper(-(first + i) * h))
  const largest = Float64Array.from(below, (p, i) => groups * h * normalDensity((first + i) * h) * p ** others)
  const mode = largest.indexOf(Math.max(...largest))

  function term(i: number, w: number): number {
    const outside = normalUpper(w - (first + i) * h) / below[i]!
    return outside >= 1 ? largest[i]! : -largest[i]! * Math.expm1(others * Math.log1p(-outside))
  }

  function upper(w: number): number {
    if (w < SMALL) return 1 - powerLaw(groups, w)
    const peak = Math.min(size - 1, Math.max(mode, Math.round(w / 2 / h) - first))
    let sum = 0
    for (let i = peak; i < size; i++) {
      const next = term(i, w)
      sum += next
      if (next <= 1e-17 * sum) break
    }
    for (let i = peak - 1; i >= 0; i--) {
      const next = term(i, w)
      sum += next
      if (next <= 1e-17 * sum) break
    }
    return Math.min(1, sum)
  }

  function lower(w: number): number {
    if (w < SMALL) return powerLaw(groups, w)
    const outside = upper(w)
    if (outside < 0.5) return 1 - outside
    const step = Math.min(h, 0.6 / Math.sqrt(groups))
    let sum = normalDensity(w / 2) * interval(0, w) ** others
    for (let u = step; u < EDGE; u += step) {
      // the largest value at u + w / 2 or at -u + w / 2
      const next = (normalDensity(u + w / 2) + normalDensity(u - w / 2)) * interval(u, w) ** others
      sum += next
      if (next <= 1e-17 * sum) break
    }
    return Math.min(1, groups * step * sum)
  }

  return { upper, lower }
}

/** Leading terms of P(range <= w) for small w. */
function powerLaw(k: number, w: number): number {
  const leading = (2 * Math.PI) ** (-(k - 1) / 2) * Math.sqrt(k) * w ** (k - 1)
  return leading * (1 - ((k - 1) * (k + 2) * w * w) / (24 * k))
}

let rule: Rule | undefined

/** Phi(u + w / 2) - Phi(u - w / 2) for u of 0 and more. */
function interval(u: number, w: number): number {
  if (w > NARROW) return normalUpper(u - w / 2) - normalUpper(u + w / 2)
  rule ??= gaussLegendre(10)
  let sum = 0
  for (let i = 0; i < 5; i++) {
    const t = (rule.nodes[i]! * w) / 2
    sum += rule.weights[i]! * Math.exp((-t * t) / 2) * Math.cosh(u * t)
  }
  return normalDensity(u) * w * sum
}
