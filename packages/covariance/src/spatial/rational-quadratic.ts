import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import type { Profile } from './profile.ts'

const profile: Profile = {
  value: (u) => 1 / (1 + u * u),
  slope: (u) => -2 / (1 + u * u) / (u + 1 / u),
  curvature: (u) => (6 - 2 / (u * u)) / (1 + u * u) / (u + 1 / u) ** 2,
}

/** Rational quadratic correlation of distance, `ratio`: 1 / (1 + (d / range)^2), in any number of dimensions. */
export function rationalQuadratic(): CorrelationStructure {
  return byDistance({ name: 'ratio', profile, most: Number.POSITIVE_INFINITY })
}
