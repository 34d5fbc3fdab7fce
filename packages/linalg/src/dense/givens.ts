/**
 * Absorbs one more row into an upper-trapezoidal factor by Givens rotations: R'R becomes R'R + row row'.
 *
 * @param R - row-major q x width from `offset` on, upper triangular in its first q columns (nothing is read below the
 *   diagonal), the rotated right-hand sides in the rest; all zeros before the first row
 * @param row - length `width`; afterwards `row[q..]` is the rotated remainder, which adds to the residual cross-products,
 *   and `row[0..q-1]` is zero. The diagonal of R stays non-negative when it began so.
 */
export function rotateRow(R: Float64Array, q: number, width: number, row: Float64Array, offset = 0): void {
  for (let i = 0; i < q; i++) {
    const below = row[i]!
    if (below === 0) continue
    const at = offset + i * width
    const above = R[at + i]!
    row[i] = 0
    if (above === 0) {
      // A quarter turn: the row moves in whole, the old one (zero on the diagonal, perhaps not beyond) moves out.
      const sign = below < 0 ? -1 : 1
      R[at + i] = Math.abs(below)
      for (let j = i + 1; j < width; j++) {
        const old = R[at + j]!
        R[at + j] = sign * row[j]!
        row[j] = -sign * old
      }
      continue
    }
    const radius = length(above, below)
    const cosine = above / radius
    const sine = below / radius
    R[at + i] = radius
    for (let j = i + 1; j < width; j++) {
      const old = R[at + j]!
      const value = row[j]!
      R[at + j] = cosine * old + sine * value
      row[j] = cosine * value - sine * old
    }
  }
}

/** sqrt(x^2 + y^2) that neither overflows nor underflows; Math.hypot is several times slower. */
function length(x: number, y: number): number {
  const squares = x * x + y * y
  if (squares > 1e-280 && squares < 1e300) return Math.sqrt(squares)
  const a = Math.abs(x)
  const b = Math.abs(y)
  const large = Math.max(a, b)
  const ratio = Math.min(a, b) / large
  return large * Math.sqrt(1 + ratio * ratio)
}
