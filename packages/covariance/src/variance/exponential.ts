import { numbersOf } from './covariates.ts'
import type { VarianceFunction } from './variance-function.ts'

/** Standard deviation proportional to exp(expon x), `exp`. */
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
