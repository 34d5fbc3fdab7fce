import type { CorrelationStructure } from '../correlation.ts'

/**
 * Compound symmetry, `cs`: one correlation rho of all pairs, in [-1/(m-1), 1] over m positions.
 *
 * @example
 * ```ts
 * import { cs } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = cs().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(0.5), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.5000', '0.5000' ]
 * ```
 */
export function cs(): CorrelationStructure {
  return {
    name: 'cs',
    bind: ({ size }) => ({
      parameters:
        size > 1 ? [{ name: 'rho', kind: 'correlation', initial: 0.3, lower: -1 / (size - 1), upper: 1 }] : [],
      correlation: (theta) => theta[0]!,
      derivative: () => 1,
      secondDerivative: () => 0,
      fromCorrelation(C) {
        if (size === 1) return new Float64Array(0)
        const mean = (C.sum() - C.trace()) / (size * (size - 1))
        return Float64Array.of(Math.min(1, Math.max(-1 / (size - 1), mean)))
      },
    }),
  }
}
