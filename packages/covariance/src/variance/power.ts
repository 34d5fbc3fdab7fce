import { numbersWithoutZero } from './covariates.ts'
import type { VarianceFunction } from './variance-function.ts'

/**
 * Standard deviation proportional to |x|^power, `power`; x = 0 has none.
 *
 * @example
 * ```ts
 * import { powerVariance } from '@lmm/covariance'
 * const bound = powerVariance().bind({ kind: 'number', name: 'x', values: [1, 4] })
 * console.log(bound.parameters.map(({ name }) => name), bound.sd(Float64Array.of(0.5), 4).toFixed(4))
 * ```
 * ```text
 * [ 'power' ] 2.0000
 * ```
 */
export function powerVariance(): VarianceFunction {
  return {
    name: 'power',
    of: 'number',
    bind(covariate) {
      numbersWithoutZero('power', covariate)
      const lower = Number.NEGATIVE_INFINITY
      return {
        name: 'power',
        parameters: [{ name: 'power', kind: 'shape', initial: 0, lower, upper: Number.POSITIVE_INFINITY }],
        absolute: false,
        sd: (theta, x) => Math.abs(x) ** theta[0]!,
        derivative: (theta, _k, x) => Math.log(Math.abs(x)) * Math.abs(x) ** theta[0]!,
        secondDerivative: (theta, _k, _l, x) => Math.log(Math.abs(x)) ** 2 * Math.abs(x) ** theta[0]!,
      }
    },
  }
}
