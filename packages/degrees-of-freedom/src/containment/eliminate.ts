/** Less than this is left of a column that those before it determine, as a part of its square. */
const dependent = 1e-10

/**
 * Eliminates the first c columns of a Gram matrix (its lower triangle, size x size by rows) from the others, which become the Gram matrix
 * of what is left of them; columns that those before them determine are passed over. Returns the rank of the first c.
 *
 * @param whole - squares of the columns before anything was taken from them; those of G unless given.
 */
export function eliminate(
  G: Float64Array,
  size: number,
  c: number,
  whole: Float64Array = Float64Array.from({ length: size }, (_, i) => G[i * size + i]!),
): number {
  let rank = 0
  for (let k = 0; k < c; k++) {
    const pivot = G[k * size + k]!
    if (!(pivot > dependent * whole[k]!)) continue
    rank++
    for (let i = k + 1; i < size; i++) {
      const factor = G[i * size + k]! / pivot
      if (factor === 0) continue
      for (let j = k + 1; j <= i; j++) G[i * size + j]! -= factor * G[j * size + k]!
    }
  }
  return rank
}
