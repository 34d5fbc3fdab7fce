import type { CrossedProducts } from '@lmm/design'
import { type SupernodalFactor, selectedInverse, solve } from '@lmm/linalg'
import { type Profile, type ProfileSettings, profile } from '../profile.ts'
import { multiplyLambda, type PenalizedSystem } from './penalized-system.ts'

/** The state of the system at one Sigma; its factor is overwritten by the next. */
export interface SolvedSystem {
  readonly Lambda: readonly Float64Array[]
  readonly factor: SupernodalFactor
  readonly fit: Profile
  /** M^-1 at the pattern of M, computed once. */
  inverse(): Float64Array
  /** M^-1 Lambda' Z'[X y], rows of p + 1. */
  readonly spherical: Float64Array
  /** Lambda M^-1 Lambda' Z'[X y], rows of p + 1: the random effects of each column of [X y]. */
  readonly Q: Float64Array
}

/** Solves for the random effects of [X y] and profiles beta and sigma out; a string says why that is not possible. */
export function solveSystem(
  products: CrossedProducts,
  system: PenalizedSystem,
  factor: SupernodalFactor,
  settings: ProfileSettings,
  B: Float64Array,
  Lambda: readonly Float64Array[],
): SolvedSystem | string {
  // docs/mathematics/several-factors.md (1)
  const width = products.p + 1
  const spherical = multiplyLambda(system, products, Lambda, B, width, 'transposed')
  solve(factor, spherical, width)
  const modes = multiplyLambda(system, products, Lambda, spherical, width, 'plain')
  const C = products.C.slice()
  for (let row = 0; row < system.pattern.n; row++)
    for (let a = 0; a < width; a++) {
      const value = B[row * width + a]!
      if (value !== 0) for (let b = 0; b <= a; b++) C[a * width + b]! -= value * modes[row * width + b]!
    }
  const fit = profile(C, factor.logDeterminant, settings)
  if (!fit) return "X'V^-1 X is not positive definite, or nothing is left of the response"
  let inverse: Float64Array | undefined
  return {
    Lambda,
    factor,
    fit,
    spherical,
    Q: modes,
    inverse: () => {
      inverse ??= selectedInverse(factor)
      return inverse
    },
  }
}
