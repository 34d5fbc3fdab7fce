import type { Matrix } from 'ml-matrix'
import type { BoundCorrelation, CorrelationStructure } from '../correlation.ts'
import type { BoundCovariance, CovarianceStructure } from '../structure.ts'
import { nearestCorrelation } from './nearest-correlation.ts'
import { reported } from './reported.ts'
import { setBoth } from './set-both.ts'
import { startsOf } from './starts.ts'

/** The correlation with variances of 1: a structure of residuals whose scale is sigma. */
export function correlationAlone(c: CorrelationStructure): CovarianceStructure {
  return { name: c.name, bind: (axis) => bindCorrelation(c.bind(axis), axis.size) }
}

function bindCorrelation(c: BoundCorrelation, size: number): BoundCovariance {
  const { derivative, secondDerivative } = c
  const nearest = nearestCorrelation(c, size)
  return {
    parameters: c.parameters,
    covariance(theta, at, Sigma) {
      for (let a = 0; a < at.length; a++) {
        Sigma.set(a, a, 1)
        for (let b = 0; b < a; b++) setBoth(Sigma, a, b, c.correlation(theta, at[a]!, at[b]!))
      }
    },
    ...(derivative && {
      derivative(theta, k, at, dSigma) {
        for (let a = 0; a < at.length; a++) {
          dSigma.set(a, a, 0)
          for (let b = 0; b < a; b++) setBoth(dSigma, a, b, derivative.call(c, theta, k, at[a]!, at[b]!))
        }
      },
    }),
    ...(secondDerivative && {
      secondDerivative(theta, k, l, at, d2Sigma) {
        for (let a = 0; a < at.length; a++) {
          d2Sigma.set(a, a, 0)
          for (let b = 0; b < a; b++) setBoth(d2Sigma, a, b, secondDerivative.call(c, theta, k, l, at[a]!, at[b]!))
        }
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
