import type { CrossedProducts } from '@lmm/design'
import { solve } from '@lmm/linalg'
import type { ProfileSettings } from '../profile.ts'
import type { SigmaElement } from '../sigma-criterion.ts'
import {
  multiplyCrossProducts,
  multiplyLambda,
  type PenalizedSystem,
  solveLambdaTransposed,
} from './penalized-system.ts'
import type { SolvedSystem } from './solved-system.ts'

/**
 * The average of observed and expected information in the elements of Sigma, sigma profiled out:
 * ratio f_a'P f_b - nu (h'E_a h)(h'E_b h) / r^4 with f_a = Z E_a h, one solve an element (Gilmour, Thompson & Cullis 1995).
 */
export function averageInformation(
  products: CrossedProducts,
  system: PenalizedSystem,
  settings: ProfileSettings,
  elements: readonly SigmaElement[],
  state: SolvedSystem,
  whitened: Float64Array,
): Float64Array {
  const m = elements.length
  const E = directions(products, system, elements, whitened)
  const inner = multiplyCrossProducts(system, products, E, m)
  return informationAlong(products, settings, state, whitened, E, timesSolved(products, system, state, inner, m))
}

/** Z'V^-1 Z X = Lambda'^-1 M^-1 Lambda' (Z'Z X) from Z'Z X with `columns` columns. */
export function timesSolved(
  products: CrossedProducts,
  system: PenalizedSystem,
  { Lambda, factor }: SolvedSystem,
  inner: Float64Array,
  columns: number,
): Float64Array {
  const spherical = multiplyLambda(system, products, Lambda, inner, columns, 'transposed')
  solve(factor, spherical, columns)
  return solveLambdaTransposed(system, products, Lambda, spherical, columns)
}

/** The average information from the columns E_a h and Z'V^-1 Z E_a h of all elements. */
export function informationAlong(
  { p }: CrossedProducts,
  { scaleFixed, nu }: ProfileSettings,
  { fit }: SolvedSystem,
  whitened: Float64Array,
  E: Float64Array,
  weighted: Float64Array,
): Float64Array {
  // docs/mathematics/several-factors.md (3)
  const width = p + 1
  const n = whitened.length / width
  const m = E.length / n
  const out = new Float64Array(m * m)
  const onX = new Float64Array(p * m)
  const onY = new Float64Array(m)
  for (let row = 0; row < n; row++)
    for (let a = 0; a < m; a++) {
      const value = E[row * m + a]!
      if (value === 0) continue
      for (let b = 0; b < m; b++) out[a * m + b]! += value * weighted[row * m + b]!
      for (let x = 0; x < p; x++) onX[x * m + a]! += value * whitened[row * width + x]!
      onY[a]! += value * whitened[row * width + p]!
    }
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++) {
      let sum = out[a * m + b]!
      for (let x = 0; x < p; x++) sum -= onX[x * m + a]! * onX[x * m + b]!
      sum *= fit.ratio
      if (!scaleFixed) sum -= (nu / fit.rSquared ** 2) * onY[a]! * onY[b]!
      out[a * m + b] = sum
    }
  for (let a = 0; a < m; a++)
    for (let b = 0; b < a; b++) {
      const middle = (out[a * m + b]! + out[b * m + a]!) / 2
      out[a * m + b] = middle
      out[b * m + a] = middle
    }
  return out
}

/** Columns E_a h of all elements, rows of m. */
export function directions(
  { factors, p }: CrossedProducts,
  { offsets, pattern }: PenalizedSystem,
  elements: readonly SigmaElement[],
  whitened: Float64Array,
): Float64Array {
  const width = p + 1
  const m = elements.length
  const out = new Float64Array(pattern.n * m)
  const places = factors.flatMap((factor, f) => factor.terms.map(({ start }) => ({ factor, f, start })))
  elements.forEach(({ term, i, j }, a) => {
    const { factor, f, start } = places[term]!
    for (let level = 0; level < factor.levels; level++) {
      const base = offsets[f]! + level * factor.q + start
      out[(base + i) * m + a] = whitened[(base + j) * width + p]!
      out[(base + j) * m + a] = whitened[(base + i) * width + p]!
    }
  })
  return out
}
