import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import type { Profile } from './profile.ts'

/** exp(-u). */
export const exponentialProfile: Profile = {
  value: (u) => Math.exp(-u),
  slope: (u) => -Math.exp(-u),
  curvature: (u) => Math.exp(-u),
}

/**
 * Exponential correlation of distance, `exp`: exp(-d / range), in any number of dimensions.
 *
 * @example
 * ```ts
 * import { exponential } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = exponential().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(2), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.6065', '0.2231' ]
 * ```
 */
export function exponential(): CorrelationStructure {
  return byDistance({ name: 'exp', profile: exponentialProfile, most: Number.POSITIVE_INFINITY })
}
