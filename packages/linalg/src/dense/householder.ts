/**
 * Absorbs rows into an upper-trapezoidal factor by Householder reflections: R'R becomes R'R + rows'rows.
 *
 * @param R - row-major q x width from `offset` on, as for `rotateRow`
 * @param rows - by columns: entry (r, j) at `j stride + r`, r from `from` to below `end`; afterwards columns q and beyond hold the
 *   reflected remainder, which adds to the residual cross-products; the columns before are of no use. The diagonal of R stays non-negative when it began so.
 */
export function reflectRows(
  R: Float64Array,
  q: number,
  width: number,
  offset: number,
  rows: Float64Array,
  stride: number,
  from: number,
  end: number,
): void {
  for (let l = 0; l < q; l++) {
    const v = l * stride
    let squares = 0
    for (let r = from; r < end; r++) squares += rows[v + r]! * rows[v + r]!
    if (squares === 0) continue
    const at = offset + l * width
    const first = R[at + l]!
    const radius = Math.sqrt(first * first + squares)
    // The reflection of (first, v) to (-radius, 0), where nothing cancels; then the row of R changes its sign.
    const v0 = first + radius
    const factor = 1 / (radius * v0)
    R[at + l] = radius
    for (let j = l + 1; j < width; j++) {
      const x = j * stride
      let sum = v0 * R[at + j]!
      for (let r = from; r < end; r++) sum += rows[v + r]! * rows[x + r]!
      sum *= factor
      R[at + j] = v0 * sum - R[at + j]!
      for (let r = from; r < end; r++) rows[x + r]! -= sum * rows[v + r]!
    }
  }
}
