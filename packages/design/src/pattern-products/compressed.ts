import { rankUpdate } from '@lmm/linalg'

/** Clusters squared and summed at a time. */
const chunk = 256
/** Below this many times machine precision of the largest, what is left of a sum of squares is rounding error. */
const negligible = 4

/**
 * Few pseudo-clusters with the same sum over clusters of vec(A) vec(A)' as many clusters A (k x width each): the columns of its
 * pivoted Cholesky factor, as many as its rank. Covariates that are constant within clusters, or codes of factors, leave a rank far
 * below k x width. Null when there would not be fewer.
 *
 * @param blocks - k rows of count x width numbers: the rows of the clusters beside one another
 * @returns the pseudo-clusters in the same layout
 */
export function compressed(
  blocks: Float64Array,
  k: number,
  count: number,
  width: number,
): { readonly rows: Float64Array; readonly rank: number } | null {
  // docs/mathematics/residual-structures.md (2)
  const size = k * width
  if (count < 2 * k || size > 800) return null
  const T = squares(blocks, k, count, width)
  const { factor, rank } = pivotedFactor(T, size, Math.min(count, size))
  if (rank >= count) return null
  const rows = new Float64Array(k * rank * width)
  for (let s = 0; s < rank; s++)
    for (let i = 0; i < k; i++)
      for (let x = 0; x < width; x++) rows[(i * rank + s) * width + x] = factor[s * size + i * width + x]!
  return { rows, rank }
}

/** Lower triangle of the sum of vec(A) vec(A)'. */
function squares(blocks: Float64Array, k: number, count: number, width: number): Float64Array {
  const size = k * width
  const T = new Float64Array(size * size)
  const part = new Float64Array(size * Math.min(chunk, count))
  for (let from = 0; from < count; from += chunk) {
    const length = Math.min(chunk, count - from)
    for (let i = 0; i < k; i++)
      for (let s = 0; s < length; s++)
        for (let x = 0; x < width; x++) part[(i * width + x) * length + s] = blocks[(i * count + from + s) * width + x]!
    rankUpdate(T, size, 1, part, length)
  }
  return T
}

/** Rows of a factor F (rank x size) with F'F = T, pivots in descending order until rounding error is left. */
function pivotedFactor(
  T: Float64Array,
  size: number,
  most: number,
): { readonly factor: Float64Array; readonly rank: number } {
  const diagonal = Float64Array.from({ length: size }, (_, i) => T[i * size + i]!)
  const largest = diagonal.reduce((a, b) => Math.max(a, b), 0)
  const factor = new Float64Array(most * size)
  let rank = 0
  for (; rank < most; rank++) {
    let pivot = 0
    for (let i = 1; i < size; i++) if (diagonal[i]! > diagonal[pivot]!) pivot = i
    if (!(diagonal[pivot]! > negligible * Number.EPSILON * largest)) break
    const root = Math.sqrt(diagonal[pivot]!)
    const at = rank * size
    for (let i = 0; i < size; i++) {
      let sum = i >= pivot ? T[i * size + pivot]! : T[pivot * size + i]!
      for (let s = 0; s < rank; s++) sum -= factor[s * size + pivot]! * factor[s * size + i]!
      factor[at + i] = sum / root
    }
    factor[at + pivot] = root
    for (let i = 0; i < size; i++) diagonal[i]! -= factor[at + i]! ** 2
    diagonal[pivot] = 0
  }
  return { factor, rank }
}
