import { Matrix } from 'ml-matrix'
import type { BoundCorrelation, CorrelationStructure } from '../correlation.ts'
import type { BoundCovariance, CovarianceParameter, CovarianceStructure } from '../structure.ts'
import { correlationAlone } from './correlation-alone.ts'
import { fillSymmetric } from './fill-symmetric.ts'
import { nearestCorrelation } from './nearest-correlation.ts'
import { reported } from './reported.ts'
import { startsOf } from './starts.ts'

const sd: CovarianceParameter = { name: 'sd', kind: 'sd', initial: 1, lower: 0, upper: Number.POSITIVE_INFINITY }

/**
 * One standard deviation times a correlation: theta is (sd, parameters of the correlation). For residuals it is the
 * correlation alone, where sigma is the standard deviation.
 *
 * @example
 * ```ts
 * import { cs, homogeneous } from '@lmm/covariance'
 * import { Matrix } from 'ml-matrix'
 * const bound = homogeneous(cs()).bind({ size: 2, labels: ['a', 'b'], dimensions: [] })
 * const Sigma = Matrix.zeros(2, 2)
 * bound.covariance(Float64Array.of(2, 0.5), Int32Array.of(0, 1), Sigma)
 * console.log(bound.parameters.map(({ name }) => name), Sigma.to2DArray())
 * ```
 * ```text
 * [ 'sd', 'rho' ] [ [ 4, 2 ], [ 2, 4 ] ]
 * ```
 */
export function homogeneous(c: CorrelationStructure): CovarianceStructure {
  return {
    name: c.name,
    bind: (axis) => bindHomogeneous(c.bind(axis), axis.size),
    residual: correlationAlone(c),
  }
}

function bindHomogeneous(c: BoundCorrelation, size: number): BoundCovariance {
  const { derivative, secondDerivative } = c
  const nearest = nearestCorrelation(c, size)
  const fill = (out: Matrix, length: number, diagonal: number, value: (a: number, b: number) => number): void =>
    fillSymmetric(out, length, () => diagonal, value)
  return {
    parameters: [sd, ...c.parameters],
    covariance(theta, at, Sigma) {
      const rest = theta.subarray(1)
      const variance = theta[0]! ** 2
      fill(Sigma, at.length, variance, (a, b) => variance * c.correlation(rest, at[a]!, at[b]!))
    },
    ...(derivative && {
      derivative(theta, k, at, dSigma) {
        const rest = theta.subarray(1)
        const s = theta[0]!
        if (k === 0) fill(dSigma, at.length, 2 * s, (a, b) => 2 * s * c.correlation(rest, at[a]!, at[b]!))
        else fill(dSigma, at.length, 0, (a, b) => s * s * derivative.call(c, rest, k - 1, at[a]!, at[b]!))
      },
    }),
    ...(derivative &&
      secondDerivative && {
        secondDerivative(theta, k, l, at, d2Sigma) {
          const rest = theta.subarray(1)
          const s = theta[0]!
          if (k === 0 && l === 0) fill(d2Sigma, at.length, 2, (a, b) => 2 * c.correlation(rest, at[a]!, at[b]!))
          else if (k === 0 || l === 0) {
            const other = k + l - 1
            fill(d2Sigma, at.length, 0, (a, b) => 2 * s * derivative.call(c, rest, other, at[a]!, at[b]!))
          } else {
            const value = (a: number, b: number): number =>
              s * s * secondDerivative.call(c, rest, k - 1, l - 1, at[a]!, at[b]!)
            fill(d2Sigma, at.length, 0, value)
          }
        },
      }),
    ...(nearest && {
      fromCovariance(Sigma: Matrix) {
        const variance = Math.max(0, Sigma.trace() / size)
        const C = variance > 0 ? Matrix.div(Sigma, variance) : Matrix.eye(size)
        return Float64Array.of(Math.sqrt(variance), ...nearest(C))
      },
    }),
    starts: () => startsOf(c).map((theta) => Float64Array.of(1, ...theta)),
    report: (theta) => reported(c, theta.subarray(1)),
    ...(c.repeats && { repeats: true }),
  }
}
