import type { CrossedProducts } from '@lmm/design'
import { cholesky, invertFromCholesky, symmetricEigen } from '@lmm/linalg'
import { type ProfileSettings, profile } from '../profile.ts'
import { multiplyCrossProducts, type PenalizedSystem } from './penalized-system.ts'
import { termBlocks, whitenedProducts } from './score.ts'

/** Directions in which the levels hardly vary get this part of the variance of an estimate. */
const floor = 0.05
/** Rounds in which the factors are estimated one beside what the others have left. */
const rounds = 4

/**
 * Sigma of every term by two stages: the effects u of each level are estimated as if they were fixed, by backfitting of one factor
 * after the other to the residuals r of least squares, and Cov(u) = Sigma + s^2 (Z'Z)^-1 (Swamy 1970, "Efficient inference in a random coefficient
 * regression model", Econometrica 38), a level weighted by the square of what it tells. Levels that cannot be estimated alone are left
 * out; null where too few are left.
 */
export function twoStageSigmas(
  products: CrossedProducts,
  system: PenalizedSystem,
  settings: ProfileSettings,
  B: Float64Array,
): Float64Array[] | null {
  const { factors, p } = products
  const fit = profile(products.C, 0, settings)
  if (!fit) return null
  const { whitened } = whitenedProducts(products, system, settings, fit, B.slice())
  const forms = Float64Array.from({ length: system.pattern.n }, (_, row) => whitened[row * (p + 1) + p]!)
  const inverses = factors.map((_, f) => levelInverses(products, system, f))
  if (inverses.some((own, f) => own.filter((inverse) => inverse !== null).length < 2 * factors[f]!.q)) return null
  const u = new Float64Array(system.pattern.n)
  // The coarser factor first: what a finer one within it would explain as well is its own.
  const coarsest = factors.map((_, f) => f).sort((f, g) => factors[f]!.levels - factors[g]!.levels)
  for (let round = 0; round < rounds; round++)
    for (const f of coarsest) {
      const left = remaining(products, system, forms, u)
      forEachLevel(products, system, inverses, f, (inverse, at, q) => {
        for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) u[at + i]! += inverse[i * q + j]! * left[at + j]!
      })
    }
  const variance = settings.scaleFixed ? 1 : residualVariance(products, system, inverses, fit.rSquared, forms, u)
  if (!(variance > 0)) return null
  return termBlocks(
    products,
    factors.map((_, f) => covarianceOf(products, system, inverses, f, u, variance)),
  )
}

/** By factor and level (Z'Z)^-1, null where the level cannot be estimated alone. */
type Inverses = readonly (readonly (Float64Array | null)[])[]

/** A pivot below this part of the largest cannot be told from zero. */
const least = 1e-6

function levelInverses(
  { factors, pairs }: CrossedProducts,
  { diagonalBlocks }: PenalizedSystem,
  f: number,
): (Float64Array | null)[] {
  const { q, levels } = factors[f]!
  const { blocks } = pairs.find(({ row, column }) => row === f && column === f)!
  return Array.from({ length: levels }, (_, level) => {
    const from = diagonalBlocks[f]![level]! * q * q
    const L = blocks.slice(from, from + q * q)
    if (cholesky(L, q) >= 0) return null
    const pivots = Array.from({ length: q }, (_, i) => L[i * (q + 1)]!)
    if (Math.min(...pivots) < least * Math.max(...pivots)) return null
    const inverse = new Float64Array(q * q)
    invertFromCholesky(L, q, inverse)
    return inverse
  })
}

function forEachLevel(
  { factors }: CrossedProducts,
  { offsets }: PenalizedSystem,
  inverses: Inverses,
  f: number,
  visit: (inverse: Float64Array, at: number, q: number) => void,
): void {
  const { q } = factors[f]!
  inverses[f]!.forEach((inverse, level) => {
    if (inverse) visit(inverse, offsets[f]! + level * q, q)
  })
}

/** Z'(r - Z u). */
function remaining(
  products: CrossedProducts,
  system: PenalizedSystem,
  forms: Float64Array,
  u: Float64Array,
): Float64Array {
  const explained = multiplyCrossProducts(system, products, u, 1)
  return forms.map((value, row) => value - explained[row]!)
}

/** Of r - Z u, by the effects that are estimated. */
function residualVariance(
  products: CrossedProducts,
  system: PenalizedSystem,
  inverses: Inverses,
  rSquared: number,
  forms: Float64Array,
  u: Float64Array,
): number {
  const left = remaining(products, system, forms, u)
  let squares = rSquared
  for (let row = 0; row < u.length; row++) squares -= u[row]! * (forms[row]! + left[row]!)
  const estimated = inverses.reduce(
    (sum, own, f) => sum + own.filter((inverse) => inverse !== null).length * products.factors[f]!.q,
    0,
  )
  const df = products.observations - products.p - estimated
  return df > 0 ? squares / df : Number.NaN
}

/** Sigma of a factor relative to the residual variance, positive definite. */
function covarianceOf(
  products: CrossedProducts,
  system: PenalizedSystem,
  inverses: Inverses,
  f: number,
  u: Float64Array,
  variance: number,
): Float64Array {
  const { q } = products.factors[f]!
  const difference = new Float64Array(q * q)
  let [total, traces] = [0, 0]
  forEachLevel(products, system, inverses, f, (inverse, at) => {
    let trace = 0
    for (let i = 0; i < q; i++) trace += inverse[i * (q + 1)]!
    const weight = (q / trace) ** 2
    total += weight
    traces += weight * trace
    for (let i = 0; i < q; i++)
      for (let j = 0; j < q; j++)
        difference[i * q + j]! += weight * ((u[at + i]! * u[at + j]!) / variance - inverse[i * q + j]!)
  })
  const { values, vectors } = symmetricEigen(
    difference.map((value) => value / total),
    q,
  )
  const smallest = (floor * traces) / (total * q)
  const Sigma = new Float64Array(q * q)
  for (let e = 0; e < q; e++)
    for (let i = 0; i < q; i++)
      for (let j = 0; j < q; j++)
        Sigma[i * q + j]! += Math.max(values[e]!, smallest) * vectors[i * q + e]! * vectors[j * q + e]!
  return Sigma
}
