import { Matrix } from 'ml-matrix'
import type { BoundCovariance } from '../structure.ts'

/** Written over, so that an element that is not written shows. */
const blank = (size: number): Matrix => Matrix.zeros(size, size).fill(Number.NaN)

/** Sigma of positions. */
export function covarianceAt(bound: BoundCovariance, theta: Float64Array, at: Int32Array): Matrix {
  const Sigma = blank(at.length)
  bound.covariance(theta, at, Sigma)
  return Sigma
}

/** Its derivative by parameter k, for structures that have one. */
export function derivativeAt(bound: BoundCovariance, theta: Float64Array, k: number, at: Int32Array): Matrix {
  const dSigma = blank(at.length)
  bound.derivative!(theta, k, at, dSigma)
  return dSigma
}

/** Its second derivative by parameters k and l, for structures that have one. */
export function secondDerivativeAt(
  bound: BoundCovariance,
  theta: Float64Array,
  k: number,
  l: number,
  at: Int32Array,
): Matrix {
  const d2Sigma = blank(at.length)
  bound.secondDerivative!(theta, k, l, at, d2Sigma)
  return d2Sigma
}
