import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import type { Profile } from './profile.ts'

const profile: Profile = {
  value: (u) => (u < 1 ? 1 - (1.5 - 0.5 * u * u) * u : 0),
  slope: (u) => (u < 1 ? 1.5 * (u * u - 1) : 0),
  curvature: (u) => (u < 1 ? 3 * u : 0),
}

/**
 * Spherical correlation of distance, `spher`: 1 - 1.5 u + 0.5 u^3 with u = d / range, 0 from u = 1; in one to three dimensions.
 *
 * @example
 * ```ts
 * import { spherical } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = spherical().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(4), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.6328', '0.0859' ]
 * ```
 */
export function spherical(): CorrelationStructure {
  return byDistance({ name: 'spher', profile, most: 3 })
}
