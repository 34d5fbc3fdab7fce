import { numbersWithoutZero } from './covariates.ts'
import type { VarianceFunction } from './variance-function.ts'

/**
 * Variance proportional to |x|, `fixed`: a standard deviation of sqrt |x| times sigma, without parameters; x = 0 has none.
 *
 * @example
 * ```ts
 * import { fixedVariance } from '@lmm/covariance'
 * const bound = fixedVariance().bind({ kind: 'number', name: 'x', values: [1, 4] })
 * console.log(bound.parameters.map(({ name }) => name), bound.sd(Float64Array.of(), 4).toFixed(4))
 * ```
 * ```text
 * [] 2.0000
 * ```
 */
export function fixedVariance(): VarianceFunction {
  return {
    name: 'fixed',
    of: 'number',
    bind(covariate) {
      numbersWithoutZero('fixed', covariate)
      return {
        name: 'fixed',
        parameters: [],
        absolute: false,
        sd: (_theta, x) => Math.sqrt(Math.abs(x)),
        derivative: () => 0,
        secondDerivative: () => 0,
      }
    },
  }
}
