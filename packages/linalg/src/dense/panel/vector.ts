/** Sum of products of two runs of values, in four partial sums. */
export function dot(n: number, a: Float64Array, aAt: number, b: Float64Array, bAt: number): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let i = 0
  for (; i + 3 < n; i += 4) {
    const x = aAt + i
    const y = bAt + i
    s0 += a[x]! * b[y]!
    s1 += a[x + 1]! * b[y + 1]!
    s2 += a[x + 2]! * b[y + 2]!
    s3 += a[x + 3]! * b[y + 3]!
  }
  for (; i < n; i++) s0 += a[aAt + i]! * b[bAt + i]!
  return s0 + s1 + (s2 + s3)
}

/** y -= factor x for runs of values. */
export function subtractMultiple(
  n: number,
  factor: number,
  x: Float64Array,
  xAt: number,
  y: Float64Array,
  yAt: number,
): void {
  for (let i = 0; i < n; i++) y[yAt + i]! -= factor * x[xAt + i]!
}

/** L x = b in place for one contiguous right-hand side. */
export function solveVector(n: number, l: Float64Array, at: number, row: number, b: Float64Array, bAt: number): void {
  for (let i = 0; i < n; i++) {
    const li = at + i * row
    b[bAt + i] = (b[bAt + i]! - dot(i, l, li, b, bAt)) / l[li + i]!
  }
}

/** L' x = b in place for one contiguous right-hand side. */
export function solveVectorTransposed(
  n: number,
  l: Float64Array,
  at: number,
  row: number,
  b: Float64Array,
  bAt: number,
): void {
  for (let i = n - 1; i >= 0; i--) {
    const li = at + i * row
    const value = b[bAt + i]! / l[li + i]!
    b[bAt + i] = value
    subtractMultiple(i, value, l, li, b, bAt)
  }
}
