import { symmetricEigen } from '@lmm/linalg'

/** Eigenvalues below this part of the largest are zero: the entries of these matrices are whole numbers or nearly so. */
const zero = 1e-10

/** Vectors k of unit length with k'A = 0, for the p rows of A. */
export function nullSpace(rows: readonly Float64Array[]): Float64Array[] {
  const p = rows.length
  if (p === 0) return []
  const gram = new Float64Array(p * p)
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) {
      const value = dot(rows[i]!, rows[j]!)
      gram[i * p + j] = value
      gram[j * p + i] = value
    }
  const { values, vectors } = symmetricEigen(gram, p)
  const limit = zero * Math.max(values[p - 1]!, Number.MIN_VALUE)
  const found: Float64Array[] = []
  for (let e = 0; e < p && values[e]! <= limit; e++)
    found.push(Float64Array.from({ length: p }, (_, i) => vectors[i * p + e]!))
  return found
}

/** k'A. */
export function combination(k: Float64Array, rows: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(rows[0]?.length ?? 0)
  rows.forEach((row, i) => {
    const weight = k[i]!
    if (weight !== 0) for (let j = 0; j < out.length; j++) out[j]! += weight * row[j]!
  })
  return out
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
