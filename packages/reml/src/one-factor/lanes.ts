/**
 * Arithmetic on many small matrices at once: entry e of all matrices stands in one run of values, a lane for each matrix, so that a small
 * dense algorithm becomes a few long loops whatever its order.
 */

/** Lanes that are worked on together: what an algorithm touches stays in the first level of cache. */
export const laneBlock = 128

/** out = a. */
export function copyLanes(n: number, out: Float64Array, to: number, a: Float64Array, atA: number): void {
  for (let l = 0; l < n; l++) out[to + l] = a[atA + l]!
}

/** out = a b. */
export function multiplyLanes(
  n: number,
  out: Float64Array,
  to: number,
  a: Float64Array,
  atA: number,
  b: Float64Array,
  atB: number,
): void {
  for (let l = 0; l < n; l++) out[to + l] = a[atA + l]! * b[atB + l]!
}

/** out += a b. */
export function addProductLanes(
  n: number,
  out: Float64Array,
  to: number,
  a: Float64Array,
  atA: number,
  b: Float64Array,
  atB: number,
): void {
  for (let l = 0; l < n; l++) out[to + l]! += a[atA + l]! * b[atB + l]!
}

/** out -= a b. */
export function subtractProductLanes(
  n: number,
  out: Float64Array,
  to: number,
  a: Float64Array,
  atA: number,
  b: Float64Array,
  atB: number,
): void {
  for (let l = 0; l < n; l++) out[to + l]! -= a[atA + l]! * b[atB + l]!
}

/** out += factor a. */
export function addScaledLanes(
  n: number,
  out: Float64Array,
  to: number,
  factor: number,
  a: Float64Array,
  atA: number,
): void {
  for (let l = 0; l < n; l++) out[to + l]! += factor * a[atA + l]!
}

/** out *= factor. */
export function scaleLanes(n: number, out: Float64Array, to: number, factor: number): void {
  for (let l = 0; l < n; l++) out[to + l]! *= factor
}

/** Square roots in place and their reciprocals: -1, or the first lane that is not positive and finite. */
export function rootLanes(
  n: number,
  a: Float64Array,
  at: number,
  reciprocal: Float64Array,
  atReciprocal: number,
): number {
  for (let l = 0; l < n; l++) {
    const value = a[at + l]!
    // One comparison with each end also turns NaN away.
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) return l
    const root = Math.sqrt(value)
    a[at + l] = root
    reciprocal[atReciprocal + l] = 1 / root
  }
  return -1
}

/** Sum of a b. */
export function dotLanes(n: number, a: Float64Array, atA: number, b: Float64Array, atB: number): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let l = 0
  for (; l + 3 < n; l += 4) {
    const i = atA + l
    const j = atB + l
    s0 += a[i]! * b[j]!
    s1 += a[i + 1]! * b[j + 1]!
    s2 += a[i + 2]! * b[j + 2]!
    s3 += a[i + 3]! * b[j + 3]!
  }
  for (; l < n; l++) s0 += a[atA + l]! * b[atB + l]!
  return s0 + s1 + (s2 + s3)
}

/** Copies the lanes named by `of`. */
export function gatherLanes(
  n: number,
  out: Float64Array,
  to: number,
  a: Float64Array,
  atA: number,
  of: Int32Array,
  from: number,
): void {
  for (let l = 0; l < n; l++) out[to + l] = a[atA + of[from + l]!]!
}
