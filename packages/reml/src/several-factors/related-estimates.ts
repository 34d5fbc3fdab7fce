import type { CrossedProducts } from '@lmm/design'
import { solveL } from '@lmm/linalg'
import type { RandomEstimates } from '../objective.ts'
import { type LevelFactor, multiplyLevels } from '../relationship/level-factor.ts'
import type { LevelFactors } from '../relationship/related-design.ts'
import type { PenalizedSystem } from './penalized-system.ts'
import type { SolvedSystem } from './solved-system.ts'

/** Levels whose variances are solved for at a time. */
const batch = 32

/** Estimates of the random effects b = (L (x) I) u from those of u, for the factors with a relationship. */
export function relatedEstimates(
  random: readonly RandomEstimates[],
  products: CrossedProducts,
  system: PenalizedSystem,
  state: SolvedSystem,
  related: LevelFactors,
): RandomEstimates[] {
  let term = 0
  return products.factors.flatMap((factor, f) => {
    const L = related.get(factor.groupName)
    return factor.terms.map(({ start, basis: { size } }) => {
      const own = random[term++]!
      if (!L) return own
      return {
        modes: multiplyLevels(L, own.modes, size, 'plain'),
        covariancesWithBeta: multiplyLevels(L, own.covariancesWithBeta, size * products.p, 'plain'),
        variances: conditionalVariances(
          L,
          system,
          state,
          system.offsets[f]! + start,
          factor.q,
          size,
          state.Lambda[f]!,
          start,
        ),
      }
    })
  })
}

/** Var(b_i | y) = V'M^-1 V with V = sum over k of L_ik Lambda' at the rows of level k. */
function conditionalVariances(
  L: LevelFactor,
  { pattern: { n } }: PenalizedSystem,
  { factor }: SolvedSystem,
  from: number,
  q: number,
  size: number,
  Lambda: Float64Array,
  start: number,
): Float64Array {
  const levels = L.levels.length
  const out = new Float64Array(levels * size * size)
  for (let first = 0; first < levels; first += batch) {
    const count = Math.min(batch, levels - first)
    const columns = count * size
    const x = new Float64Array(n * columns)
    for (let i = 0; i < count; i++)
      for (let e = L.rowPointers[first + i]!; e < L.rowPointers[first + i + 1]!; e++) {
        const base = from + L.columns[e]! * q
        for (let k = 0; k < size; k++)
          for (let j = k; j < size; j++)
            x[(base + k) * columns + i * size + j]! += L.values[e]! * Lambda[(start + j) * q + start + k]!
      }
    solveL(factor, x, columns)
    for (let row = 0; row < n; row++)
      for (let i = 0; i < count; i++)
        for (let j = 0; j < size; j++) {
          const left = x[row * columns + i * size + j]!
          for (let k = 0; k < size; k++)
            out[((first + i) * size + j) * size + k]! += left * x[row * columns + i * size + k]!
        }
  }
  return out
}
