import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import type { Profile } from './profile.ts'

/** exp(-u). */
export const exponentialProfile: Profile = {
  value: (u) => Math.exp(-u),
  slope: (u) => -Math.exp(-u),
  curvature: (u) => Math.exp(-u),
}

/** Exponential correlation of distance, `exp`: exp(-d / range), in any number of dimensions. */
export function exponential(): CorrelationStructure {
  return byDistance({ name: 'exp', profile: exponentialProfile, most: Number.POSITIVE_INFINITY })
}
