import type { CorrelationStructure } from '../correlation.ts'
import { asQuantity, reported } from '../lifts/reported.ts'
import { startsOf } from '../lifts/starts.ts'
import { thetaView } from '../lifts/theta-view.ts'
import type { CovarianceParameter } from '../structure.ts'

const parameter: CovarianceParameter = { name: 'nugget', kind: 'correlation', initial: 0.2, lower: 0, upper: 1 }

/**
 * A correlation with a nugget in [0, 1]: correlations of different rows times 1 - nugget, so that two rows at one position are
 * correlated 1 - nugget. Theta is (parameters of the correlation, nugget).
 *
 * @example
 * ```ts
 * import { exponential, nugget } from '@lmm/covariance'
 * const times = { kind: 'number', name: 'Time', values: Float64Array.of(0, 7, 14) } as const
 * const bound = nugget(exponential()).bind({ size: 3, labels: ['0', '7', '14'], dimensions: [times] })
 * console.log(bound.correlation(Float64Array.of(7, 0.2), 0, 1).toFixed(6), 0.8 * bound.correlation(Float64Array.of(7, 0), 1, 1))
 * ```
 * ```text
 * 0.294304 0.8
 * ```
 */
export function nugget(c: CorrelationStructure): CorrelationStructure {
  return {
    name: c.name,
    bind(axis) {
      const bound = c.bind(axis)
      const last = bound.parameters.length
      const { derivative, secondDerivative } = bound
      const inner = thetaView(0, last)
      /** Of the places of two rows: 1 at one place. */
      const correlation = (theta: Float64Array, i: number, j: number): number =>
        i === j ? 1 : bound.correlation(inner(theta), i, j)
      const slope = (theta: Float64Array, k: number, i: number, j: number): number =>
        i === j ? 0 : derivative!.call(bound, inner(theta), k, i, j)
      return {
        parameters: [...bound.parameters, parameter],
        repeats: true,
        correlation: (theta, i, j) => (1 - theta[last]!) * correlation(theta, i, j),
        ...(derivative && {
          derivative: (theta, k, i, j) =>
            k === last ? -correlation(theta, i, j) : (1 - theta[last]!) * slope(theta, k, i, j),
        }),
        ...(derivative &&
          secondDerivative && {
            secondDerivative(theta, k, l, i, j) {
              if (k === last && l === last) return 0
              if (k === last || l === last) return -slope(theta, Math.min(k, l), i, j)
              if (i === j) return 0
              return (1 - theta[last]!) * secondDerivative.call(bound, inner(theta), k, l, i, j)
            },
          }),
        starts: () =>
          [parameter.initial, 0.6].flatMap((value) => startsOf(bound).map((theta) => Float64Array.of(...theta, value))),
        report: (theta) => [...reported(bound, inner(theta)), asQuantity(parameter, theta[last]!)],
      }
    },
  }
}
