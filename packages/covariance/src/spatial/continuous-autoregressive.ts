import type { CorrelationStructure } from '../correlation.ts'
import { byDistance } from './by-distance.ts'
import { exponentialProfile } from './exponential.ts'

/**
 * First-order autoregression in continuous time, `car1`: phi^d at a distance of d units of time, phi in (0, 1). Theta is the range
 * -1 / log(phi), whose size follows the unit of time; `report` gives phi.
 *
 * @example
 * ```ts
 * import { car1 } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = car1().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(2), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.6065', '0.2231' ]
 * ```
 */
export function car1(): CorrelationStructure {
  const base = byDistance({ name: 'car1', profile: exponentialProfile, most: 1 })
  return {
    name: 'car1',
    bind(axis) {
      const bound = base.bind(axis)
      return {
        ...bound,
        report: (theta) =>
          bound.parameters.map((_, k) => ({ name: 'phi', value: Math.exp(-1 / theta[k]!), lower: 0, upper: 1 })),
      }
    },
  }
}
