import type { PatternProducts } from '@lmm/design'
import { symmetricEigen } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'

/** Positions up to which moments by pairs of positions are taken. */
const most = 64

/**
 * Covariances of the least-squares residuals over the positions of one block, by pairs of rows of one group, made positive definite;
 * null where there are too many positions. Pairs that never occur together take the mean correlation of the others.
 */
export function residualMoments({ patterns, axes, p }: PatternProducts, block: number): Matrix | null {
  const { size } = axes[block]!
  if (size > most) return null
  const width = p + 1
  const sums = new Float64Array(size * size)
  const counts = new Float64Array(size * size)
  for (const { size: k, rank, clusters, rows, at, blocks, groups } of patterns)
    for (let i = 0; i < k; i++)
      for (let j = 0; j <= i; j++) {
        if (blocks[i] !== block || blocks[j] !== block || groups[i] !== groups[j]) continue
        if (i !== j && at[i] === at[j]) continue
        let sum = 0
        for (let s = 0; s < rank; s++) sum += rows[(i * rank + s) * width + p]! * rows[(j * rank + s) * width + p]!
        const cell = Math.max(at[i]!, at[j]!) * size + Math.min(at[i]!, at[j]!)
        sums[cell]! += sum
        counts[cell]! += clusters
      }
  return positiveDefinite(sums, counts, size)
}

function positiveDefinite(sums: Float64Array, counts: Float64Array, size: number): Matrix {
  let total = 0
  let n = 0
  for (let i = 0; i < size; i++) {
    total += sums[i * size + i]!
    n += counts[i * size + i]!
  }
  const typical = n > 0 && total > 0 ? total / n : 1
  const sd = Float64Array.from({ length: size }, (_, i) => {
    const cell = i * size + i
    return Math.sqrt(Math.max(1e-4 * typical, counts[cell]! > 0 ? sums[cell]! / counts[cell]! : typical))
  })
  const C = new Float64Array(size * size)
  let known = 0
  let pairs = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const cell = i * size + j
      if (!(counts[cell]! > 0)) continue
      C[cell] = Math.max(-0.99, Math.min(0.99, sums[cell]! / counts[cell]! / (sd[i]! * sd[j]!)))
      known += C[cell]!
      pairs++
    }
  const mean = pairs > 0 ? known / pairs : 0
  for (let i = 0; i < size; i++) {
    C[i * size + i] = 1
    for (let j = 0; j < i; j++) if (!(counts[i * size + j]! > 0)) C[i * size + j] = mean
  }
  return fromCorrelations(C, sd, size)
}

/** Lifts small eigenvalues of the correlations, so that a search does not begin at a boundary. */
function fromCorrelations(C: Float64Array, sd: Float64Array, size: number): Matrix {
  const { values, vectors } = symmetricEigen(C, size)
  const floor = 0.02
  const out = Matrix.zeros(size, size)
  const lifted = values.map((value) => Math.max(floor, value))
  const entry = (i: number, j: number): number => {
    let sum = 0
    for (let e = 0; e < size; e++) sum += lifted[e]! * vectors[i * size + e]! * vectors[j * size + e]!
    return sum
  }
  const root = Float64Array.from({ length: size }, (_, i) => Math.sqrt(entry(i, i)))
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      out.set(i, j, i === j ? sd[i]! ** 2 : (sd[i]! * sd[j]! * entry(i, j)) / (root[i]! * root[j]!))
  return out
}
