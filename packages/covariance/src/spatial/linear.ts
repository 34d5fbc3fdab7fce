import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import type { Profile } from './profile.ts'

const profile: Profile = {
  value: (u) => (u < 1 ? 1 - u : 0),
  slope: (u) => (u < 1 ? -1 : 0),
  curvature: () => 0,
}

/** Linear correlation of distance, `lin`: 1 - d / range, 0 from there on; in one dimension (on a plane it is not positive definite). */
export function linear(): CorrelationStructure {
  return byDistance({ name: 'lin', profile, most: 1 })
}
