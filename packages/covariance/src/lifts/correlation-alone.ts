import type { Matrix } from 'ml-matrix'
import type { BoundCorrelation, CorrelationStructure } from '../correlation.ts'
import type { BoundCovariance, CovarianceStructure } from '../structure.ts'
import { fillSymmetric } from './fill-symmetric.ts'
import { nearestCorrelation } from './nearest-correlation.ts'
import { reported } from './reported.ts'
import { startsOf } from './starts.ts'

/**
 * The correlation with variances of 1: a structure of residuals whose scale is sigma.
 *
 * @example
 * ```ts
 * import { correlationAlone, cs } from '@lmm/covariance'
 * import { Matrix } from 'ml-matrix'
 * const bound = correlationAlone(cs()).bind({ size: 2, labels: ['a', 'b'], dimensions: [] })
 * const Sigma = Matrix.zeros(2, 2)
 * bound.covariance(Float64Array.of(0.5), Int32Array.of(0, 1), Sigma)
 * console.log(bound.parameters.map(({ name }) => name), Sigma.to2DArray())
 * ```
 * ```text
 * [ 'rho' ] [ [ 1, 0.5 ], [ 0.5, 1 ] ]
 * ```
 */
export function correlationAlone(c: CorrelationStructure): CovarianceStructure {
  return { name: c.name, bind: (axis) => bindCorrelation(c.bind(axis), axis.size) }
}

const one = (): number => 1
const zero = (): number => 0

function bindCorrelation(c: BoundCorrelation, size: number): BoundCovariance {
  const { derivative, secondDerivative } = c
  const nearest = nearestCorrelation(c, size)
  return {
    parameters: c.parameters,
    covariance(theta, at, Sigma) {
      fillSymmetric(Sigma, at.length, one, (a, b) => c.correlation(theta, at[a]!, at[b]!))
    },
    ...(derivative && {
      derivative(theta, k, at, dSigma) {
        fillSymmetric(dSigma, at.length, zero, (a, b) => derivative.call(c, theta, k, at[a]!, at[b]!))
      },
    }),
    ...(secondDerivative && {
      secondDerivative(theta, k, l, at, d2Sigma) {
        fillSymmetric(d2Sigma, at.length, zero, (a, b) => secondDerivative.call(c, theta, k, l, at[a]!, at[b]!))
      },
    }),
    ...(nearest && { fromCovariance: (Sigma: Matrix) => nearest(correlationOf(Sigma)) }),
    starts: () => startsOf(c),
    report: (theta) => reported(c, theta),
    ...(c.repeats && { repeats: true }),
  }
}

/** Sigma over the products of its standard deviations; 0 beside a variance of zero. */
export function correlationOf(Sigma: Matrix): Matrix {
  const C = Sigma.clone()
  for (let i = 0; i < C.rows; i++)
    for (let j = 0; j < C.rows; j++) {
      const scale = Math.sqrt(Math.max(0, Sigma.get(i, i)) * Math.max(0, Sigma.get(j, j)))
      C.set(i, j, i === j ? 1 : scale > 0 ? Math.min(1, Math.max(-1, Sigma.get(i, j) / scale)) : 0)
    }
  return C
}
