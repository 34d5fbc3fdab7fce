import type { CrossedProducts } from '@lmm/design'
import { invertFromCholesky } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import type { Estimates, RandomEstimates } from '../objective.ts'
import { once } from '../once.ts'
import { emptyEstimates } from '../one-factor/estimates.ts'
import type { Profile, ProfileSettings } from '../profile.ts'
import type { PenalizedSystem } from './penalized-system.ts'
import type { SolvedSystem } from './solved-system.ts'

/** Fixed effects, and the random effects by `random` of (X'V^-1 X)^-1 when they are asked for. */
export function severalFactorsEstimates(
  { p }: CrossedProducts,
  { nu, scaleFixed }: ProfileSettings,
  fit: Profile,
  random: (unscaledCovariance: Float64Array) => readonly RandomEstimates[],
): Estimates {
  const unscaled = new Float64Array(p * p)
  invertFromCholesky(fit.L, p, unscaled)
  return {
    criterion: fit.criterion,
    beta: fit.beta,
    unscaledCovariance: p > 0 ? Matrix.from1DArray(p, p, unscaled) : Matrix.zeros(0, 0),
    sigma: scaleFixed ? 1 : Math.sqrt(fit.rSquared / nu),
    random: once(() => random(unscaled)),
  }
}

/** The conditional distribution of the random effects: modes from Q, variances Lambda [M^-1]_gg Lambda'. */
export function randomEstimates(
  products: CrossedProducts,
  system: PenalizedSystem,
  { Lambda, fit, Q, inverse }: SolvedSystem,
  unscaled: Float64Array,
): RandomEstimates[] {
  const { p, factors, pairs } = products
  const width = p + 1
  const selected = inverse()
  return factors.flatMap(({ q, levels, terms }, f) => {
    const own = pairs.findIndex((pair) => pair.row === f && pair.column === f)
    const covariance = new Float64Array(q * q)
    const out = terms.map(({ basis }) => emptyEstimates(levels, basis.size, p))
    for (let level = 0; level < levels; level++) {
      conditionalCovariance(system, own, system.diagonalBlocks[f]![level]!, q, selected, Lambda[f]!, covariance)
      terms.forEach(({ start, basis: { size } }, t) => {
        for (let i = 0; i < size; i++) {
          const row = (system.offsets[f]! + level * q + start + i) * width
          let mode = Q[row + p]!
          for (let x = 0; x < p; x++) mode -= Q[row + x]! * fit.beta[x]!
          out[t]!.modes[level * size + i] = mode
          for (let j = 0; j < size; j++)
            out[t]!.variances[(level * size + i) * size + j] = covariance[(start + i) * q + start + j]!
          for (let x = 0; x < p; x++) {
            let sum = 0
            for (let y = 0; y < p; y++) sum -= Q[row + y]! * unscaled[y * p + x]!
            out[t]!.covariancesWithBeta[(level * size + i) * p + x] = sum
          }
        }
      })
    }
    return out
  })
}

/** Lambda [M^-1]_gg Lambda' of one level. */
function conditionalCovariance(
  { positions }: PenalizedSystem,
  pair: number,
  block: number,
  q: number,
  selected: Float64Array,
  Lambda: Float64Array,
  out: Float64Array,
): void {
  const inverse = (i: number, j: number): number =>
    selected[positions[pair]![block * q + Math.min(i, j)]! + Math.abs(i - j)]!
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k <= i; k++)
        for (let l = 0; l <= j; l++) sum += Lambda[i * q + k]! * inverse(k, l) * Lambda[j * q + l]!
      out[i * q + j] = sum
      out[j * q + i] = sum
    }
}
