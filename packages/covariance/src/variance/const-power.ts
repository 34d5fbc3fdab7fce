import type { CovarianceParameter } from '../structure.ts'
import { numbersOf } from './covariates.ts'
import type { VarianceFunction } from './variance-function.ts'

/**
 * Standard deviation proportional to const + |x|^power, `constPower`, with const > 0; power > 0 where some x is 0.
 *
 * @example
 * ```ts
 * import { constPowerVariance } from '@lmm/covariance'
 * const bound = constPowerVariance().bind({ kind: 'number', name: 'x', values: [1, 4] })
 * console.log(bound.parameters.map(({ name }) => name), bound.sd(Float64Array.of(1, 0.5), 4).toFixed(4))
 * ```
 * ```text
 * [ 'const', 'power' ] 3.0000
 * ```
 */
export function constPowerVariance(): VarianceFunction {
  return {
    name: 'constPower',
    of: 'number',
    bind(covariate) {
      const values = numbersOf('constPower', covariate)
      const { typical, zeros } = sizeOf(values)
      const upper = Number.POSITIVE_INFINITY
      const parameters: readonly CovarianceParameter[] = [
        { name: 'const', kind: 'shape', initial: typical ** 0.5, lower: 0, upper },
        { name: 'power', kind: 'shape', initial: 0.5, lower: zeros ? 0 : Number.NEGATIVE_INFINITY, upper },
      ]
      const powers = zeros ? [0.5, 1, 2] : [0.5, 1, 2, -0.5]
      const log = (x: number): number => (x === 0 ? 0 : Math.log(Math.abs(x)))
      const raised = (theta: Float64Array, x: number): number => (x === 0 ? 0 : Math.abs(x) ** theta[1]!)
      return {
        name: 'constPower',
        parameters,
        absolute: false,
        sd: (theta, x) => theta[0]! + raised(theta, x),
        derivative: (theta, k, x) => (k === 0 ? 1 : log(x) * raised(theta, x)),
        secondDerivative: (theta, k, l, x) => (k === 1 && l === 1 ? log(x) ** 2 * raised(theta, x) : 0),
        starts: () =>
          [1, 0.1].flatMap((share) => powers.map((power) => Float64Array.of(share * typical ** power, power))),
      }
    },
  }
}

/** Geometric mean of the numbers that are not 0 (1 without any), and whether some are 0. */
function sizeOf(values: ArrayLike<number>): { readonly typical: number; readonly zeros: boolean } {
  let sum = 0
  let count = 0
  for (let row = 0; row < values.length; row++)
    if (values[row] !== 0) {
      sum += Math.log(Math.abs(values[row]!))
      count++
    }
  return { typical: count > 0 ? Math.exp(sum / count) : 1, zeros: count < values.length }
}
