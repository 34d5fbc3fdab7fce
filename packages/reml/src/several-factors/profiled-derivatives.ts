import type { CrossedProducts } from '@lmm/design'
import type { Profile, ProfileSettings } from '../profile.ts'
import {
  covarianceDerivative,
  type ProfiledDerivatives,
  profiledVariance,
  type SigmaElement,
} from '../sigma-criterion.ts'
import type { PenalizedSystem } from './penalized-system.ts'

/** From P_a = sum over levels of K'E_a K, K = Z'V^-1 [X r] with its columns of X whitened. */
export function profiledDerivatives(
  { factors, p }: CrossedProducts,
  { offsets }: PenalizedSystem,
  elements: readonly SigmaElement[],
  settings: ProfileSettings,
  fit: Profile,
  whitened: Float64Array,
): ProfiledDerivatives {
  const width = p + 1
  const places = factors.flatMap((factor, f) => factor.terms.map(({ start }) => ({ factor, f, start })))
  const rSquared = rSquaredDerivatives({ factors, p }, { offsets }, elements, whitened)
  const covariance = elements.map(({ term, i, j }) => {
    const { factor, f, start } = places[term]!
    const P = new Float64Array(p * p)
    const weight = i === j ? 0.5 : 1
    for (let level = 0; level < factor.levels; level++) {
      const base = offsets[f]! + level * factor.q + start
      const ki = (base + i) * width
      const kj = (base + j) * width
      for (let x = 0; x < p; x++) {
        const left = weight * whitened[ki + x]!
        const right = weight * whitened[kj + x]!
        for (let y = 0; y <= x; y++) P[x * p + y]! += left * whitened[kj + y]! + right * whitened[ki + y]!
      }
    }
    return covarianceDerivative(P, fit.L, p)
  })
  return { ...profiledVariance(settings, fit), rSquared, covariance }
}

/** d r^2 by the elements: -h'E_a h over the levels. */
export function rSquaredDerivatives(
  { factors, p }: Pick<CrossedProducts, 'factors' | 'p'>,
  { offsets }: Pick<PenalizedSystem, 'offsets'>,
  elements: readonly SigmaElement[],
  whitened: Float64Array,
): Float64Array {
  const width = p + 1
  const places = factors.flatMap((factor, f) => factor.terms.map(({ start }) => ({ factor, f, start })))
  return Float64Array.from(elements, ({ term, i, j }) => {
    const { factor, f, start } = places[term]!
    let sum = 0
    for (let level = 0; level < factor.levels; level++) {
      const base = offsets[f]! + level * factor.q + start
      sum -= whitened[(base + i) * width + p]! * whitened[(base + j) * width + p]!
    }
    return i === j ? sum : 2 * sum
  })
}
