import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import type { Profile } from './profile.ts'

const profile: Profile = {
  value: (u) => 1 / (1 + u * u),
  slope: (u) => -2 / (1 + u * u) / (u + 1 / u),
  curvature: (u) => (6 - 2 / (u * u)) / (1 + u * u) / (u + 1 / u) ** 2,
}

/**
 * Rational quadratic correlation of distance, `ratio`: 1 / (1 + (d / range)^2), in any number of dimensions.
 *
 * @example
 * ```ts
 * import { rationalQuadratic } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = rationalQuadratic().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(2), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.8000', '0.3077' ]
 * ```
 */
export function rationalQuadratic(): CorrelationStructure {
  return byDistance({ name: 'ratio', profile, most: Number.POSITIVE_INFINITY })
}
