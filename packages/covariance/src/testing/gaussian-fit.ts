import { cholesky, invertFromCholesky, logDeterminantFromCholesky } from '@lmm/linalg'
import type { Axis } from '../axis.ts'
import type { BoundCovariance } from '../structure.ts'
import { covarianceAt, derivativeAt } from './matrices.ts'
import { everywhere } from './problem.ts'

/** log |Sigma| + tr(Sigma^-1 S): minus twice the log likelihood a group, without constants; infinite where Sigma is singular. */
export function deviance(bound: BoundCovariance, axis: Axis, S: Float64Array, theta: Float64Array): number {
  const inverse = inverseAt(bound, axis, theta)
  if (!inverse) return Number.POSITIVE_INFINITY
  return inverse.logDeterminant + inverse.P.reduce((sum, value, i) => sum + value * S[i]!, 0)
}

/** The Fisher scoring step, damped a little where the information is singular. */
export function scoringStep(bound: BoundCovariance, axis: Axis, S: Float64Array, theta: Float64Array): Float64Array {
  const q = axis.size
  const m = theta.length
  const { P } = inverseAt(bound, axis, theta)!
  const PD = theta.reduce<Float64Array[]>((all, _, k) => {
    all.push(product(P, Float64Array.from(derivativeAt(bound, theta, k, everywhere(axis)).to1DArray()), q))
    return all
  }, [])
  const PS = product(P, S, q)
  const slope = Float64Array.from(PD, (D) => tracePair(PS, D, q) - trace(D, q))
  const information = new Float64Array(m * m)
  for (let k = 0; k < m; k++)
    for (let l = 0; l < m; l++) information[k * m + l] = tracePair(PD[k]!, PD[l]!, q) * (k === l ? 1 + 1e-9 : 1)
  for (let k = 0; k < m; k++) information[k * m + k]! += 1e-12
  if (cholesky(information, m) >= 0) return slope
  invertFromCholesky(information, m, information)
  return slope.map((_, k) => slope.reduce((sum, value, l) => sum + information[k * m + l]! * value, 0))
}

function inverseAt(
  bound: BoundCovariance,
  axis: Axis,
  theta: Float64Array,
): { readonly P: Float64Array; readonly logDeterminant: number } | null {
  const q = axis.size
  const P = Float64Array.from(covarianceAt(bound, theta, everywhere(axis)).to1DArray())
  if (cholesky(P, q) >= 0) return null
  const logDeterminant = logDeterminantFromCholesky(P, q)
  invertFromCholesky(P, q, P)
  return { P, logDeterminant }
}

function product(A: Float64Array, B: Float64Array, q: number): Float64Array {
  const out = new Float64Array(q * q)
  for (let i = 0; i < q; i++)
    for (let k = 0; k < q; k++) for (let j = 0; j < q; j++) out[i * q + j]! += A[i * q + k]! * B[k * q + j]!
  return out
}

const trace = (A: Float64Array, q: number): number => {
  let sum = 0
  for (let i = 0; i < q; i++) sum += A[i * q + i]!
  return sum
}

/** tr(A B). */
const tracePair = (A: Float64Array, B: Float64Array, q: number): number => {
  let sum = 0
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += A[i * q + j]! * B[j * q + i]!
  return sum
}
