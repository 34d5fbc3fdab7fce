/**
 * Absorbs rows, each into the upper-trapezoidal factor of its level: R'R becomes R'R + rows'rows. Rows of one level that
 * follow each other are reflected together.
 *
 * @param R - by level q x width by rows, upper triangular in the first q columns; all zeros before the first row
 * @param levels - of each row
 * @param rows - by columns: entry (r, j) at `j stride + r`; as for `reflectRows`
 */
export function reflectRuns(
  R: Float64Array,
  q: number,
  width: number,
  levels: Int32Array,
  count: number,
  rows: Float64Array,
  stride: number,
): void {
  for (let begin = 0; begin < count; ) {
    const level = levels[begin]!
    let end = begin + 1
    while (end < count && levels[end] === level) end++
    reflectRows(R, q, width, level * q * width, rows, stride, begin, end)
    begin = end
  }
}

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
    const squares = dot(rows, v, v, from, end)
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
      const old = R[at + j]!
      const sum = (v0 * old + dot(rows, v, x, from, end)) * factor
      R[at + j] = v0 * sum - old
      for (let r = from; r < end; r++) rows[x + r]! -= sum * rows[v + r]!
    }
  }
}

/** Products at even places and at odd ones are summed apart, as vectors do. */
function dot(rows: Float64Array, a: number, b: number, from: number, end: number): number {
  let even = 0
  let odd = 0
  let r = from
  for (; r + 1 < end; r += 2) {
    even += rows[a + r]! * rows[b + r]!
    odd += rows[a + r + 1]! * rows[b + r + 1]!
  }
  if (r < end) even += rows[a + r]! * rows[b + r]!
  return even + odd
}
