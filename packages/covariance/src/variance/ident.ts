import { limitParameters } from '../positions/limit-parameters.ts'
import { say } from '../say.ts'
import type { CovarianceParameter } from '../structure.ts'
import type { VarianceFunction } from './variance-function.ts'

/**
 * A standard deviation for each level of a factor, `ident`: absolute, so that there is no sigma. The levels are those with rows.
 *
 * @throws LmmError `covariance/variance-covariate`, when bound, for a covariate that is no factor.
 * @example
 * ```ts
 * import { identVariance } from '@lmm/covariance'
 * const bound = identVariance().bind({ kind: 'factor', name: 'sex', levels: ['F', 'M'] })
 * console.log(bound.parameters.map(({ name }) => name), bound.sd(Float64Array.of(2, 3), 1), bound.absolute)
 * ```
 * ```text
 * [ 'F', 'M' ] 3 true
 * ```
 */
export function identVariance(): VarianceFunction {
  return {
    name: 'ident',
    of: 'factor',
    bind(covariate) {
      const { name: column } = covariate
      if (covariate.kind !== 'factor')
        throw say.error('covariance/variance-covariate', { function: 'ident', column, wanted: 'factor' })
      const { levels } = covariate
      limitParameters('ident', levels.length, levels.length)
      return {
        name: 'ident',
        parameters: levels.map(
          (name): CovarianceParameter => ({ name, kind: 'sd', initial: 1, lower: 0, upper: Number.POSITIVE_INFINITY }),
        ),
        absolute: true,
        sd: (theta, x) => theta[x]!,
        derivative: (_theta, k, x) => (k === x ? 1 : 0),
        secondDerivative: () => 0,
      }
    },
  }
}
