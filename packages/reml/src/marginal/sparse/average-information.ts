import { solve, solveLower } from '@lmm/linalg'
import { multiplyLambda } from '../../several-factors/penalized-system.ts'
import type { SolvedSystem } from '../../several-factors/solved-system.ts'
import type { MarginalCurvature } from '../curvature.ts'
import { type PlacedParts, sigmaDerivative } from './effect-terms.ts'
import type { WhitenedRows } from './whitened-products.ts'

/** ratio d_a'V^-1 d_b with d_a = dV_a h, from which `finish` takes what profiling takes away. */
export function addAverageInformation(
  parts: PlacedParts,
  theta: Float64Array,
  white: WhitenedRows,
  state: SolvedSystem,
  rows: readonly Float64Array[],
  whitened: Float64Array,
  { hessian }: MarginalCurvature,
): void {
  const { groups, effects, covariance, products, system, terms, offsets, random } = parts
  const m = theta.length
  const { p } = products
  const width = p + 1
  const shifts = shiftsOf(parts, theta, whitened)
  const onEffects = new Float64Array(offsets.at(-1)! * m)
  const { ratio } = state.fit
  groups.patterns.forEach(({ size: k, count, Z, levels }, at) => {
    const L = white.factors[at]!
    const R = new Float64Array(k * k)
    if (covariance.hasVariance) covariance.residual(at, k, R)
    const own = covariance.active(at).filter((a) => a >= random)
    const dR = own.map((a) => {
      const out = new Float64Array(k * k)
      covariance.derivative(at, a, k, R, out)
      return out
    })
    for (let g = 0; g < count; g++) {
      const d = new Float64Array(k * m)
      terms.forEach(({ factor, start, q, from, bound }, t) => {
        const all = products.factors[factor]!.q
        for (let i = 0; i < k; i++) {
          const base = offsets[factor]! + levels[t]![g * k + i]! * all + start
          for (let j = 0; j < q; j++) {
            const z = Z[t]![(g * k + i) * q + j]!
            if (z !== 0)
              for (let a = from; a < from + bound.parameters.length; a++)
                d[i * m + a]! += z * shifts[(base + j) * m + a]!
          }
        }
      })
      own.forEach((a, e) => {
        for (let i = 0; i < k; i++)
          for (let j = 0; j < k; j++) d[i * m + a]! += dR[e]![i * k + j]! * rows[at]![(g * k + j) * width + p]!
      })
      solveLower(L, k, d, m)
      for (let i = 0; i < k; i++)
        for (let a = 0; a < m; a++) {
          const value = ratio * d[i * m + a]!
          if (value !== 0) for (let b = 0; b < m; b++) hessian[a * m + b]! += value * d[i * m + b]!
        }
      const local = effects.groups[at]![g]!
      const W = white.effects[at]![g]!
      for (const { factor, level, start } of local.levels) {
        const { q } = products.factors[factor]!
        for (let c = 0; c < q; c++) {
          const to = (offsets[factor]! + level * q + c) * m
          for (let i = 0; i < k; i++) {
            const value = W[i * local.size + start + c]!
            if (value !== 0) for (let a = 0; a < m; a++) onEffects[to + a]! += value * d[i * m + a]!
          }
        }
      }
    }
  })
  const spherical = multiplyLambda(system, white.products, state.Lambda, onEffects, m, 'transposed')
  const solved = spherical.slice()
  solve(state.factor, solved, m)
  for (let row = 0; row < spherical.length; row += m)
    for (let a = 0; a < m; a++) {
      const value = ratio * spherical[row + a]!
      if (value !== 0) for (let b = 0; b < m; b++) hessian[a * m + b]! -= value * solved[row + b]!
    }
}

/** dSigma_a Z'h of every random effect, rows of m. */
function shiftsOf(
  { products, terms, offsets }: PlacedParts,
  theta: Float64Array,
  whitened: Float64Array,
): Float64Array {
  const m = theta.length
  const width = products.p + 1
  const out = new Float64Array(offsets.at(-1)! * m)
  for (const term of terms) {
    const { factor, start, q, from, bound } = term
    const { levels, q: all } = products.factors[factor]!
    bound.parameters.forEach((_, k) => {
      const dSigma = sigmaDerivative(term, theta, k)
      for (let level = 0; level < levels; level++) {
        const base = offsets[factor]! + level * all + start
        for (let i = 0; i < q; i++)
          for (let j = 0; j < q; j++)
            out[(base + i) * m + from + k]! += dSigma.get(i, j) * whitened[(base + j) * width + products.p]!
      }
    })
  }
  return out
}
