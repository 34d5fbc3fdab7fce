import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import type { Profile } from './profile.ts'

const profile: Profile = {
  value: (u) => (u < 1 ? 1 - u : 0),
  slope: (u) => (u < 1 ? -1 : 0),
  curvature: () => 0,
}

/**
 * Linear correlation of distance, `lin`: 1 - d / range, 0 from there on; in one dimension (on a plane it is not positive definite).
 *
 * @example
 * ```ts
 * import { linear } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = linear().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(2), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.5000', '0.0000' ]
 * ```
 */
export function linear(): CorrelationStructure {
  return byDistance({ name: 'lin', profile, most: 1 })
}
