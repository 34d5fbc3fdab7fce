import type { CrossedProducts } from '@lmm/design'
import { Matrix, solve } from 'ml-matrix'
import { type ProfileSettings, profile } from '../profile.ts'
import { isDiagonal, type PenalizedSystem } from './penalized-system.ts'
import { whitenedProducts } from './score.ts'

/**
 * Sigma of every term by moments, where every factor has one random effect; null where that is not possible.
 *
 * The quadratic forms r'A_k r of the residuals r = M y of least squares, A_k = Z_k D_k Z_k', and r'r equal their expectations,
 * sums of s_l^2 tr(M A_k M Z_l Z_l') and s^2 tr(M A_k). D = I is MIVQUE(0) (Hartley, Rao & LaMotte 1978, "A simple
 * synthesis-based method of variance component estimation", Biometrics 34); a second pass weights a level with n_g rows by
 * (1 + Sigma n_g)^-2, as V^-1 would if the factor were alone. No factorisation; exact in balanced data. A variance that comes out
 * smaller than 1 / (rows per level) is put there.
 */
export function momentSigmas(
  products: CrossedProducts,
  system: PenalizedSystem,
  settings: ProfileSettings,
  B: Float64Array,
): Float64Array[] | null {
  const { factors, observations } = products
  if (factors.some(({ q }) => q !== 1)) return null
  const fit = profile(products.C, 0, settings)
  if (!fit) return null
  const { whitened } = whitenedProducts(products, system, settings, fit, B.slice())
  const rows = rowsByLevel(products, system)
  const weights = new Float64Array(system.pattern.n).fill(1)
  let Sigmas: number[] = []
  for (let pass = 0; pass < 2; pass++) {
    const moments = expectations(products, system, whitened, weights)
    const solution = solved(products, settings, fit.rSquared, moments)
    if (!solution) return null
    Sigmas = factors.map(({ levels }, k) => Math.max(solution[k]!, levels / observations))
    factors.forEach((_, k) => {
      for (let g = system.offsets[k]!; g < system.offsets[k + 1]!; g++) weights[g] = (1 + Sigmas[k]! * rows[g]!) ** -2
    })
  }
  return Sigmas.map((Sigma) => Float64Array.of(Sigma))
}

/** Z_g'Z_g of every level. */
function rowsByLevel({ pairs }: CrossedProducts, { offsets, pattern }: PenalizedSystem): Float64Array {
  const out = new Float64Array(pattern.n)
  for (const pair of pairs)
    for (let block = 0; block < pair.blocks.length; block++)
      if (isDiagonal(pair, block)) out[offsets[pair.row]! + pair.rowLevels[block]!] = pair.blocks[block]!
  return out
}

interface Moments {
  /** K x K: tr(M A_k M Z_l Z_l'). */
  readonly products: Float64Array
  /** tr(M A_k). */
  readonly weighted: Float64Array
  /** tr(M Z_k Z_k'). */
  readonly traces: Float64Array
  /** r'A_k r. */
  readonly forms: Float64Array
}

/** With Z'X whitened and Z'r in `whitened`, and the weight of every level. */
function expectations(
  { factors, pairs, p }: CrossedProducts,
  { offsets }: PenalizedSystem,
  whitened: Float64Array,
  weights: Float64Array,
): Moments {
  // docs/mathematics/search.md (1)
  const K = factors.length
  const width = p + 1
  const products = new Float64Array(K * K)
  const weighted = new Float64Array(K)
  const traces = new Float64Array(K)
  const forms = new Float64Array(K)
  const grams = factors.map((_, k) => fixedParts(offsets[k]!, offsets[k + 1]!, p, whitened, weights))
  factors.forEach((_, k) => {
    const { own, plain } = grams[k]!
    for (let x = 0; x < p; x++) {
      weighted[k]! -= own[x * p + x]!
      traces[k]! -= plain[x * p + x]!
    }
    for (let l = 0; l < K; l++) for (let x = 0; x < p * p; x++) products[k * K + l]! += own[x]! * grams[l]!.plain[x]!
    for (let g = offsets[k]!; g < offsets[k + 1]!; g++) forms[k]! += weights[g]! * whitened[g * width + p]! ** 2
  })
  for (const pair of pairs) {
    const { row, column, blocks, rowLevels, columnLevels } = pair
    for (let block = 0; block < blocks.length; block++) {
      const value = blocks[block]!
      const a = offsets[row]! + rowLevels[block]!
      const b = offsets[column]! + columnLevels[block]!
      let fixed = 0
      for (let x = 0; x < p; x++) fixed += whitened[a * width + x]! * whitened[b * width + x]!
      const square = value * (value - 2 * fixed)
      products[row * K + column]! += weights[a]! * square
      if (a !== b) products[column * K + row]! += weights[b]! * square
      else {
        weighted[row]! += weights[a]! * value
        traces[row]! += value
      }
    }
  }
  return { products, weighted, traces, forms }
}

/** Sums over levels of the outer products of their whitened Z'X, weighted and plain. */
function fixedParts(
  from: number,
  end: number,
  p: number,
  whitened: Float64Array,
  weights: Float64Array,
): { own: Float64Array; plain: Float64Array } {
  const own = new Float64Array(p * p)
  const plain = new Float64Array(p * p)
  for (let g = from; g < end; g++)
    for (let x = 0; x < p; x++)
      for (let y = 0; y < p; y++) {
        const value = whitened[g * (p + 1) + x]! * whitened[g * (p + 1) + y]!
        own[x * p + y]! += weights[g]! * value
        plain[x * p + y]! += value
      }
  return { own, plain }
}

/** Sigma of each factor, relative to the residual variance; null when that does not come out positive. */
function solved(
  { factors, observations, p }: CrossedProducts,
  { scaleFixed }: ProfileSettings,
  rSquared: number,
  { products, weighted, traces, forms }: Moments,
): number[] | null {
  const K = factors.length
  const equations = factors.map((_, k) => [...products.subarray(k * K, k * K + K), weighted[k]!, forms[k]!])
  equations.push(scaleFixed ? [...new Array<number>(K).fill(0), 1, 1] : [...traces, observations - p, rSquared])
  const coefficients = new Matrix(equations.map((line) => line.slice(0, K + 1)))
  const right = Matrix.columnVector(equations.map((line) => line[K + 1]!))
  let solution: number[]
  try {
    solution = solve(coefficients, right).to1DArray()
  } catch {
    // The moments do not tell the factors apart.
    return null
  }
  const residual = solution[K]!
  const relative = solution.slice(0, K).map((variance) => variance / residual)
  return residual > 0 && relative.every(Number.isFinite) ? relative : null
}
