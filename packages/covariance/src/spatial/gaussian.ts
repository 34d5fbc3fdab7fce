import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import type { Profile } from './profile.ts'

const profile: Profile = {
  value: (u) => Math.exp(-u * u),
  slope: (u) => -2 * u * Math.exp(-u * u),
  curvature: (u) => (u > 1e3 ? 0 : (4 * u * u - 2) * Math.exp(-u * u)),
}

/** Gaussian correlation of distance, `gau`: exp(-(d / range)^2), in any number of dimensions. */
export function gaussian(): CorrelationStructure {
  return byDistance({ name: 'gau', profile, most: Number.POSITIVE_INFINITY })
}
