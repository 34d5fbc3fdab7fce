import type { CorrelationStructure } from '../correlation.ts'
import { places } from '../positions/places.ts'

/**
 * First-order autoregression, `ar1`: rho^k at k steps; positions are whole numbers or levels of a factor.
 *
 * @example
 * ```ts
 * import { ar1 } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = ar1().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(0.5), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.5000', '0.1250' ]
 * ```
 */
export function ar1(): CorrelationStructure {
  return {
    name: 'ar1',
    bind(axis) {
      const place = places('ar1', axis)
      const lag = (i: number, j: number): number => Math.abs(place[i]! - place[j]!)
      return {
        parameters: axis.size > 1 ? [{ name: 'rho', kind: 'correlation', initial: 0.3, lower: -1, upper: 1 }] : [],
        correlation: (theta, i, j) => theta[0]! ** lag(i, j),
        derivative(theta, _k, i, j) {
          const k = lag(i, j)
          return k * theta[0]! ** (k - 1)
        },
        secondDerivative(theta, _k, _l, i, j) {
          const k = lag(i, j)
          return k < 2 ? 0 : k * (k - 1) * theta[0]! ** (k - 2)
        },
        starts: () => (axis.size > 1 ? [0.3, 0.8, -0.3].map((rho) => Float64Array.of(rho)) : [new Float64Array(0)]),
      }
    },
  }
}
