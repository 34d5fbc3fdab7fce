import { cholesky, invertFromCholesky, multiply } from '@lmm/linalg'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'
import type { CovarianceSensitivity } from './covariance-sensitivity.ts'

/** Sums over independent parts of the data, for m directions E_a in which V moves. */
export interface DirectionSums {
  readonly size: number
  /** X'V^-1 E_a V^-1 X, p x p each. */
  readonly forms: readonly Float64Array[]
  /** X'V^-1 E_a V^-1 E_b V^-1 X at a m + b. */
  readonly Q: readonly Float64Array[]
  /** tr(V^-1 E_a V^-1 E_b), m x m. */
  readonly traces: Float64Array
  /** tr(V^-1 E_a), m. */
  readonly diagonal: Float64Array
}

/** Adds the size of V itself as the last parameter, where it is `scaled`, that is estimated: P = -A, Q with it = K'E_a K, Q of it = A = X'V^-1 X. */
export function withScale(model: FittedModel, sums: DirectionSums, scaled: boolean): CovarianceSensitivity {
  // docs/mathematics/kenward-roger.md (1), (2)
  const { observations } = model.products!
  const p = model.names.length
  const { size, forms, traces, diagonal } = sums
  const m = scaled ? size + 1 : size
  const Phi = Float64Array.from(model.basis.vcov.to1DArray(), (value) => value / model.basis.variance)
  const A = scaled ? inverted(Phi, p) : new Float64Array(0)
  const form = (a: number): Float64Array => (a < size ? forms[a]! : A)
  const Q = Array.from({ length: m * m }, (_, at) => {
    const [a, b] = [Math.floor(at / m), at % m]
    return a < size && b < size ? sums.Q[a * size + b]! : form(Math.min(a, b))
  })
  const information = new Float64Array(m * m)
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++) {
      // tr(P V_a P V_b) = tr(V^-1 V_a V^-1 V_b) - 2 tr(Phi Q_ab) + tr(Phi P_a Phi P_b), the first for V_b = V: tr(V^-1 V_a)
      const whole = a < size && b < size ? traces[a * size + b]! : a === b ? observations : diagonal[Math.min(a, b)]!
      const fixed = traceOfProduct(Phi, Q[a * m + b]!, p)
      const twice = traceOfProduct(product(Phi, form(a), p), product(Phi, form(b), p), p)
      information[a * m + b] = (whole - 2 * fixed + twice) / 2
    }
  return { size: m, P: Array.from({ length: m }, (_, a) => form(a).map((value) => -value)), Q, information }
}

/** (X'V^-1 X) from its inverse, relative to the variance of the basis. */
function inverted(Phi: Float64Array, p: number): Float64Array {
  const L = Phi.slice()
  if (cholesky(L, p) >= 0) throw say.error('df/infeasible', {})
  const out = new Float64Array(p * p)
  invertFromCholesky(L, p, out)
  return out
}

const product = (A: Float64Array, B: Float64Array, p: number): Float64Array => {
  const out = new Float64Array(p * p)
  multiply(A, B, out, p, p, p)
  return out
}

function traceOfProduct(A: Float64Array, B: Float64Array, p: number): number {
  let sum = 0
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += A[i * p + j]! * B[j * p + i]!
  return sum
}
