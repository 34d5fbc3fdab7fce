import type { CrossedProducts } from '@lmm/design'
import { type SupernodalFactor, selectedInverse, solve } from '@lmm/linalg'
import { type Profile, type ProfileSettings, profile } from '../profile.ts'
import { movedResponses, type Origin, scaledEffects } from './origin.ts'
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

/**
 * Solves for the random effects of [X y] and profiles beta and sigma out, from an origin where there is one; a string says why that is not
 * possible.
 */
export function solveSystem(
  products: CrossedProducts,
  system: PenalizedSystem,
  factor: SupernodalFactor,
  settings: ProfileSettings,
  B: Float64Array,
  Lambda: readonly Float64Array[],
  origin: Origin | null = null,
): SolvedSystem | string {
  const width = products.p + 1
  const c = origin && scaledEffects(origin, products, system, Lambda)
  const { spherical, modes, C } =
    origin && c
      ? solvedFrom(origin, c, products, system, factor, Lambda)
      : solvedPlainly(products, system, factor, B, Lambda, width)
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

interface Solved {
  readonly spherical: Float64Array
  readonly modes: Float64Array
  /** [X y]'V^-1 [X y], its lower triangle. */
  readonly C: Float64Array
}

function solvedPlainly(
  products: CrossedProducts,
  system: PenalizedSystem,
  factor: SupernodalFactor,
  B: Float64Array,
  Lambda: readonly Float64Array[],
  width: number,
): Solved {
  // docs/mathematics/several-factors.md (1)
  const spherical = multiplyLambda(system, products, Lambda, B, width, 'transposed')
  solve(factor, spherical, width)
  const modes = multiplyLambda(system, products, Lambda, spherical, width, 'plain')
  return { spherical, modes, C: less(products.C.slice(), B, modes, system.pattern.n, width) }
}

/** The same of [X y] - Z b0, whose random effects in units of Lambda lie about -c. */
function solvedFrom(
  origin: Origin,
  c: Float64Array,
  products: CrossedProducts,
  system: PenalizedSystem,
  factor: SupernodalFactor,
  Lambda: readonly Float64Array[],
): Solved {
  // docs/mathematics/several-factors.md (5)
  const width = products.p + 1
  const right = movedResponses(origin, products, system, Lambda, c)
  const spherical = right.slice()
  solve(factor, spherical, width)
  const C = origin.C.slice()
  for (let row = 0; row < system.pattern.n; row++)
    for (let a = 0; a < width; a++) {
      const value = c[row * width + a]!
      if (value !== 0) for (let b = 0; b <= a; b++) C[a * width + b]! += value * c[row * width + b]!
    }
  less(C, right, spherical, system.pattern.n, width)
  for (let at = 0; at < spherical.length; at++) spherical[at]! += c[at]!
  return { spherical, modes: multiplyLambda(system, products, Lambda, spherical, width, 'plain'), C }
}

/** C - left'right, lower triangle, in place. */
function less(C: Float64Array, left: Float64Array, right: Float64Array, rows: number, width: number): Float64Array {
  for (let row = 0; row < rows; row++)
    for (let a = 0; a < width; a++) {
      const value = left[row * width + a]!
      if (value !== 0) for (let b = 0; b <= a; b++) C[a * width + b]! -= value * right[row * width + b]!
    }
  return C
}
