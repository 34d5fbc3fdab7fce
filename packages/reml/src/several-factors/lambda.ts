import type { CrossedProducts } from '@lmm/design'
import { semidefiniteCholesky } from '@lmm/linalg'

/** Sigma of all terms of each factor as one q x q matrix by factor. */
export function factorSigmas({ factors }: CrossedProducts, Sigma: readonly Float64Array[]): Float64Array[] {
  let term = 0
  return factors.map(({ q, terms }) => {
    const Omega = new Float64Array(q * q)
    for (const { start, basis } of terms) {
      const own = Sigma[term++]!
      for (let i = 0; i < basis.size; i++)
        for (let j = 0; j < basis.size; j++) Omega[(start + i) * q + start + j] = own[i * basis.size + j]!
    }
    return Omega
  })
}

/** Lambda with Lambda Lambda' = Sigma, lower triangle with zeros above; `rank` below q where Sigma is singular, -1 with a Lambda of NaN where it is indefinite. */
export function lowerFactor(Sigma: Float64Array, q: number): { Lambda: Float64Array; rank: number } {
  const Lambda = Sigma.slice()
  const rank = semidefiniteCholesky(Lambda, q, 1e-14)
  if (rank < 0) Lambda.fill(Number.NaN)
  for (let i = 0; i < q; i++) for (let j = i + 1; j < q; j++) Lambda[i * q + j] = 0
  return { Lambda, rank }
}

/**
 * Lambda of Sigma, or of Sigma + 1e-13 I where Sigma is singular: the score S follows from S Lambda, which a zero column
 * would hide. The criterion moves by less than its rounding.
 */
export function regularFactor(Sigma: Float64Array, q: number): Float64Array {
  const exact = lowerFactor(Sigma, q)
  if (exact.rank === q && exact.Lambda.every((value, at) => at % (q + 1) !== 0 || value > 1e-7)) return exact.Lambda
  let largest = 1
  for (let i = 0; i < q; i++) largest = Math.max(largest, Sigma[i * q + i]!)
  const shifted = Sigma.slice()
  for (let i = 0; i < q; i++) shifted[i * q + i]! += 1e-13 * largest
  return lowerFactor(shifted, q).Lambda
}
