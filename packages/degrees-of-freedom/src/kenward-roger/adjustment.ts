import { multiply, symmetricEigen } from '@lmm/linalg'
import type { CovarianceSensitivity } from './covariance-sensitivity.ts'

/** What the method makes of a model once, relative to the variance of the basis. */
export interface Adjustment {
  /** The corrected covariance of beta_hat, p x p. */
  readonly adjusted: Float64Array
  /** W, the covariance of the covariance parameters, m x m. */
  readonly weights: Float64Array
  /** Phi P_i Phi, p x p each. */
  readonly forms: readonly Float64Array[]
}

/** Eigenvalues of the information, its diagonal scaled to 1, below this are directions the data say nothing about. */
const uninformative = 1e-10

/** Phi_A = Phi + 2 Phi (sum of W_ij (Q_ij - P_i Phi P_j)) Phi. */
export function adjustment({ size, P, Q, information }: CovarianceSensitivity, Phi: Float64Array): Adjustment {
  // docs/mathematics/kenward-roger.md (3)
  const p = Math.sqrt(Phi.length)
  const weights = pseudoInverse(information, size)
  const inner = new Float64Array(p * p)
  const PhiP = P.map((matrix) => product(Phi, matrix, p))
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const w = weights[i * size + j]!
      if (w === 0) continue
      const correction = product(P[i]!, PhiP[j]!, p)
      const own = Q[i * size + j]!
      for (let at = 0; at < inner.length; at++) inner[at]! += w * (own[at]! - correction[at]!)
    }
  const change = product(product(Phi, inner, p), Phi, p)
  const adjusted = new Float64Array(p * p)
  for (let x = 0; x < p; x++)
    for (let y = 0; y < p; y++)
      adjusted[x * p + y] = (Phi[x * p + y]! + Phi[y * p + x]!) / 2 + change[x * p + y]! + change[y * p + x]!
  return { adjusted, weights, forms: PhiP.map((matrix) => product(matrix, Phi, p)) }
}

function pseudoInverse(H: Float64Array, m: number): Float64Array {
  const scale = Float64Array.from({ length: m }, (_, k) => (H[k * m + k]! > 0 ? 1 / Math.sqrt(H[k * m + k]!) : 0))
  const scaled = H.map((value, at) => value * scale[Math.floor(at / m)]! * scale[at % m]!)
  const { values, vectors } = symmetricEigen(scaled, m)
  const out = new Float64Array(m * m)
  for (let e = 0; e < m; e++) {
    if (!(values[e]! > uninformative)) continue
    for (let k = 0; k < m; k++)
      for (let l = 0; l < m; l++)
        out[k * m + l]! += (scale[k]! * vectors[k * m + e]! * vectors[l * m + e]! * scale[l]!) / values[e]!
  }
  return out
}

function product(A: Float64Array, B: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p * p)
  multiply(A, B, out, p, p, p)
  return out
}
