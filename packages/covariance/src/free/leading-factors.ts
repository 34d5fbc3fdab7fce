import { symmetricEigen } from '@lmm/linalg'
import type { Matrix } from 'ml-matrix'

/** F, q x d by rows, with F F' the matrix of rank d nearest to a positive semidefinite one. */
export function leadingFactors(Sigma: Matrix, d: number): Float64Array {
  const q = Sigma.rows
  const { values, vectors } = symmetricEigen(Float64Array.from(Sigma.to1DArray()), q)
  const F = new Float64Array(q * d)
  for (let j = 0; j < d; j++) {
    const from = q - 1 - j
    const size = Math.sqrt(Math.max(0, values[from]!))
    for (let i = 0; i < q; i++) F[i * d + j] = size * vectors[i * q + from]!
  }
  return F
}
