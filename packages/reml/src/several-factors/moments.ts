import type { CrossedProducts } from '@lmm/design'
import { cholesky, solveLower, solveLowerTransposed } from '@lmm/linalg'
import { type ProfileSettings, profile } from '../profile.ts'
import { isDiagonal, type PenalizedSystem } from './penalized-system.ts'
import { whitenedProducts } from './score.ts'

/**
 * Sigma of every term by MIVQUE(0), where every factor has one random effect: the quadratic forms |Z_k'r|^2 and r'r of the
 * residuals r = M y of least squares equal their expectations, sums of s_l^2 |Z_k'M Z_l|^2 and s^2 tr(Z_k'M Z_k) (Hartley, Rao
 * & LaMotte 1978, "A simple synthesis-based method of variance component estimation", Biometrics 34). No factorisation; exact
 * in balanced data. Null where it is not possible; a variance that comes out smaller than 1 / (rows per level) is put there.
 */
export function momentSigmas(
  products: CrossedProducts,
  system: PenalizedSystem,
  settings: ProfileSettings,
  B: Float64Array,
): Float64Array[] | null {
  const { factors, observations, p } = products
  if (factors.some(({ q }) => q !== 1)) return null
  const fit = profile(products.C, 0, settings)
  if (!fit) return null
  const { whitened } = whitenedProducts(products, system, settings, fit, B.slice())
  const m = factors.length + (settings.scaleFixed ? 0 : 1)
  const { squares, traces, forms } = expectations(products, system, whitened)
  const matrix = new Float64Array(m * m)
  const solution = new Float64Array(m)
  factors.forEach((_, k) => {
    for (let l = 0; l <= k; l++) matrix[k * m + l] = squares[k * factors.length + l]!
    solution[k] = forms[k]! - (settings.scaleFixed ? traces[k]! : 0)
    if (!settings.scaleFixed) matrix[(m - 1) * m + k] = traces[k]!
  })
  if (!settings.scaleFixed) {
    matrix[m * m - 1] = observations - p
    solution[m - 1] = fit.rSquared
  }
  if (cholesky(matrix, m) >= 0) return null
  solveLower(matrix, m, solution)
  solveLowerTransposed(matrix, m, solution)
  const residual = settings.scaleFixed ? 1 : solution[m - 1]!
  if (!(residual > 0)) return null
  return factors.map(({ levels }, k) => Float64Array.of(Math.max(solution[k]! / residual, levels / observations)))
}

/** By pairs of factors |Z_k'M Z_l|^2 (lower triangle), by factor tr(Z_k'M Z_k) and |Z_k'r|^2, with Z'X whitened and Z'r in `whitened`. */
function expectations(
  { factors, pairs, p }: CrossedProducts,
  { offsets }: PenalizedSystem,
  whitened: Float64Array,
): { squares: Float64Array; traces: Float64Array; forms: Float64Array } {
  const K = factors.length
  const width = p + 1
  const squares = new Float64Array(K * K)
  const traces = new Float64Array(K)
  const forms = new Float64Array(K)
  const grams = factors.map(({ levels }, k) => {
    const gram = new Float64Array(p * p)
    for (let row = offsets[k]!; row < offsets[k]! + levels; row++) {
      const at = row * width
      forms[k]! += whitened[at + p]! ** 2
      for (let x = 0; x < p; x++) for (let y = 0; y < p; y++) gram[x * p + y]! += whitened[at + x]! * whitened[at + y]!
    }
    for (let x = 0; x < p; x++) traces[k]! -= gram[x * p + x]!
    return gram
  })
  for (const pair of pairs) {
    const { row, column, blocks, rowLevels, columnLevels } = pair
    let sum = 0
    for (let block = 0; block < blocks.length; block++) {
      const value = blocks[block]!
      const a = (offsets[row]! + rowLevels[block]!) * width
      const b = (offsets[column]! + columnLevels[block]!) * width
      let fixed = 0
      for (let x = 0; x < p; x++) fixed += whitened[a + x]! * whitened[b + x]!
      const diagonal = isDiagonal(pair, block)
      if (diagonal) traces[row]! += value
      sum += (row === column && !diagonal ? 2 : 1) * value * (value - 2 * fixed)
    }
    squares[row * K + column]! += sum
  }
  for (let k = 0; k < K; k++)
    for (let l = 0; l <= k; l++) for (let x = 0; x < p * p; x++) squares[k * K + l]! += grams[k]![x]! * grams[l]![x]!
  return { squares, traces, forms }
}
