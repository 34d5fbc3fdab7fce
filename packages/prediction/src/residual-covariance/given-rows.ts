import { cholesky, solveLower, solveLowerTransposed } from '@lmm/linalg'
import { say } from '../say.ts'
import type { Belief } from '../uncertainty/belief.ts'

/** Quantities u (r of them) that are jointly normal with the left-overs y - X beta of n observed rows, by psi. */
export interface JointRows {
  readonly n: number
  readonly r: number
  readonly p: number
  /** X of the rows in the basis of the fit, n x p. */
  readonly X: Float64Array
  /** y - offset - X beta_hat, n. */
  readonly left: Float64Array
  /** Cov of the rows, n x n. */
  readonly V: Float64Array
  /** Cov(u, rows), r x n. */
  readonly C: Float64Array
  /** Cov(u), r x r. */
  readonly D: Float64Array
  /** Derivatives of V, C and D by parameter, null where they are zero; null as a whole where they cannot be known. */
  readonly derivatives: readonly RowDerivatives[] | null
}

export interface RowDerivatives {
  readonly V: Float64Array | null
  readonly C: Float64Array | null
  readonly D: Float64Array | null
}

/**
 * What is believed of u given the rows, with beta estimated: mean C V^-1 left, covariance D - C V^-1 C' and S = C V^-1 X, with derivatives
 * d(covariance) = dD - dC A' - A dC' + A dV A' and dS = (dC - A dV) V^-1 X for A = C V^-1.
 */
export function givenRows({ n, r, p, X, left, V, C, D, derivatives }: JointRows): Belief {
  const L = V.slice()
  if (cholesky(L, n) >= 0) throw say.error('prediction/singular-rows', { rows: n })
  const A = transposed(C, r, n)
  solveLower(L, n, A, r)
  solveLowerTransposed(L, n, A, r)
  // VX = V^-1 X
  const VX = X.slice()
  solveLower(L, n, VX, p)
  solveLowerTransposed(L, n, VX, p)
  const mean = new Float64Array(r)
  const covariance = D.slice()
  const sensitivity = new Float64Array(r * p)
  for (let a = 0; a < r; a++)
    for (let i = 0; i < n; i++) {
      const weight = A[i * r + a]!
      mean[a]! += weight * left[i]!
      for (let b = 0; b < r; b++) covariance[a * r + b]! -= weight * C[b * n + i]!
      for (let x = 0; x < p; x++) sensitivity[a * p + x]! += weight * X[i * p + x]!
    }
  return {
    mean,
    covariance,
    sensitivity,
    derivatives: derivatives && {
      covariance: derivatives.map((d) => covarianceDerivative(d, A, r, n)),
      sensitivity: derivatives.map((d) => sensitivityDerivative(d, A, VX, r, n, p)),
    },
  }
}

function covarianceDerivative({ V, C, D }: RowDerivatives, A: Float64Array, r: number, n: number): Float64Array {
  const out = D ? D.slice() : new Float64Array(r * r)
  if (C)
    for (let a = 0; a < r; a++)
      for (let b = 0; b < r; b++)
        for (let i = 0; i < n; i++) out[a * r + b]! -= C[a * n + i]! * A[i * r + b]! + C[b * n + i]! * A[i * r + a]!
  if (V) {
    const VA = times(V, A, n, n, r)
    for (let a = 0; a < r; a++)
      for (let b = 0; b < r; b++) for (let i = 0; i < n; i++) out[a * r + b]! += A[i * r + a]! * VA[i * r + b]!
  }
  return out
}

function sensitivityDerivative(
  { V, C }: RowDerivatives,
  A: Float64Array,
  VX: Float64Array,
  r: number,
  n: number,
  p: number,
): Float64Array {
  const out = new Float64Array(r * p)
  if (!V && !C) return out
  const VA = V ? times(V, A, n, n, r) : null
  for (let a = 0; a < r; a++)
    for (let i = 0; i < n; i++) {
      const weight = (C ? C[a * n + i]! : 0) - (VA ? VA[i * r + a]! : 0)
      for (let x = 0; x < p; x++) out[a * p + x]! += weight * VX[i * p + x]!
    }
  return out
}

function times(M: Float64Array, B: Float64Array, rows: number, inner: number, columns: number): Float64Array {
  const out = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < inner; k++) {
      const value = M[i * inner + k]!
      if (value === 0) continue
      for (let j = 0; j < columns; j++) out[i * columns + j]! += value * B[k * columns + j]!
    }
  return out
}

function transposed(M: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(M.length)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = M[i * columns + j]!
  return out
}
