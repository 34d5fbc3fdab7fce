import { numbersOf } from './covariates.ts'
import type { VarianceFunction } from './variance-function.ts'

/**
 * Standard deviation proportional to exp(expon x), `exp`.
 *
 * @example
 * ```ts
 * import { expVariance } from '@lmm/covariance'
 * const bound = expVariance().bind({ kind: 'number', name: 'x', values: [1, 4] })
 * console.log(bound.parameters.map(({ name }) => name), bound.sd(Float64Array.of(0.5), 4).toFixed(4))
 * ```
 * ```text
 * [ 'expon' ] 7.3891
 * ```
 */
export function expVariance(): VarianceFunction {
  return {
    name: 'exp',
    of: 'number',
    bind(covariate) {
      numbersOf('exp', covariate)
      const lower = Number.NEGATIVE_INFINITY
      return {
        name: 'exp',
        parameters: [{ name: 'expon', kind: 'shape', initial: 0, lower, upper: Number.POSITIVE_INFINITY }],
        absolute: false,
        sd: (theta, x) => Math.exp(theta[0]! * x),
        derivative: (theta, _k, x) => x * Math.exp(theta[0]! * x),
        secondDerivative: (theta, _k, _l, x) => x * x * Math.exp(theta[0]! * x),
      }
    },
  }
}
