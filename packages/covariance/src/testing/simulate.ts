import { semidefiniteCholesky } from '@lmm/linalg'
import type { Matrix } from 'ml-matrix'

/** Mean of z z' over draws z ~ N(0, Sigma), q x q by rows; a multiplicative congruential generator and Box & Muller's transform. */
export function sampleCovariance(Sigma: Matrix, draws: number, seed: number): Float64Array {
  const q = Sigma.rows
  const L = Float64Array.from(Sigma.to1DArray())
  semidefiniteCholesky(L, q, 1e-14)
  const normal = normals(seed)
  const S = new Float64Array(q * q)
  const u = new Float64Array(q)
  const z = new Float64Array(q)
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < q; i++) {
      u[i] = normal()
      z[i] = 0
      for (let k = 0; k <= i; k++) z[i]! += L[i * q + k]! * u[k]!
    }
    for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) S[i * q + j]! += (z[i]! * z[j]!) / draws
  }
  return S
}

function normals(seed: number): () => number {
  let state = seed
  const uniform = (): number => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  for (let k = 0; k < 10; k++) uniform()
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
