/** Uniform numbers in (-1, 1) from a seed (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2147483648 - 1
  }
}

export function randomMatrix(rows: number, columns: number, seed: number): Float64Array {
  const next = uniform(seed)
  return Float64Array.from({ length: rows * columns }, () => next())
}

/** G G' / n + shift I. */
export function randomPositive(n: number, seed: number, shift = 0.5): Float64Array {
  const g = randomMatrix(n, n, seed)
  const a = naiveProduct(g, transposed(g, n, n), n, n, n)
  for (let i = 0; i < n * n; i++) a[i]! /= n
  for (let i = 0; i < n; i++) a[i * n + i]! += shift
  return a
}

export function transposed(a: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = a[i * columns + j]!
  return out
}

export function naiveProduct(a: Float64Array, b: Float64Array, m: number, k: number, n: number): Float64Array {
  const out = new Float64Array(m * n)
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      const factor = a[i * k + p]!
      for (let j = 0; j < n; j++) out[i * n + j]! += factor * b[p * n + j]!
    }
  }
  return out
}

/** The lower triangle alone, zeros above. */
export function lowerPart(a: Float64Array, n: number): Float64Array {
  return a.map((value, at) => (at % n <= Math.floor(at / n) ? value : 0))
}

/** L L' of the lower triangle of `l`. */
export function crossLower(l: Float64Array, n: number): Float64Array {
  const lower = lowerPart(l, n)
  return naiveProduct(lower, transposed(lower, n, n), n, n, n)
}

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY
  let largest = 0
  for (let i = 0; i < a.length; i++) {
    const size = Math.abs(a[i]! - b[i]!)
    // NaN counts as infinitely far.
    if (!(size <= largest)) largest = Number.isNaN(size) ? Number.POSITIVE_INFINITY : size
  }
  return largest
}

export function identity(n: number): Float64Array {
  const a = new Float64Array(n * n)
  for (let i = 0; i < n; i++) a[i * n + i] = 1
  return a
}

/** 1 / (i + j + 1): condition number 1.6e13 at n = 10. */
export function hilbert(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => 1 / (Math.floor(at / n) + (at % n) + 1))
}
