import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import type { Profile } from './profile.ts'

const profile: Profile = {
  value: (u) => (u < 1 ? 1 - (1.5 - 0.5 * u * u) * u : 0),
  slope: (u) => (u < 1 ? 1.5 * (u * u - 1) : 0),
  curvature: (u) => (u < 1 ? 3 * u : 0),
}

/** Spherical correlation of distance, `spher`: 1 - 1.5 u + 0.5 u^3 with u = d / range, 0 from u = 1; in one to three dimensions. */
export function spherical(): CorrelationStructure {
  return byDistance({ name: 'spher', profile, most: 3 })
}
