import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import type { Profile } from './profile.ts'

const profile: Profile = {
  value: (u) => Math.exp(-u * u),
  slope: (u) => -2 * u * Math.exp(-u * u),
  curvature: (u) => (u > 1e3 ? 0 : (4 * u * u - 2) * Math.exp(-u * u)),
}

/**
 * Gaussian correlation of distance, `gau`: exp(-(d / range)^2), in any number of dimensions.
 *
 * @example
 * ```ts
 * import { gaussian } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = gaussian().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(2), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.7788', '0.1054' ]
 * ```
 */
export function gaussian(): CorrelationStructure {
  return byDistance({ name: 'gau', profile, most: Number.POSITIVE_INFINITY })
}
