/**
 * Householder reduction of the full symmetric matrix `a` to tridiagonal form.
 *
 * Martin, Reinsch & Wilkinson 1968, "Householder's tridiagonalization of a symmetric matrix", Numer. Math. 11.
 * `a` becomes Q with A = Q T Q', `diagonal` and `beside` (element i couples i and i + 1) become T.
 */
export function tridiagonalize(a: Float64Array, n: number, diagonal: Float64Array, beside: Float64Array): void {
  const factors = new Float64Array(n)
  const w = new Float64Array(n)
  // Column k is reduced by a reflection I - factor v v' in the rows k + 1 .. n - 1; v stays in column k of `a`.
  for (let k = 0; k < n - 2; k++) {
    let squares = 0
    for (let i = k + 2; i < n; i++) squares += a[i * n + k]! * a[i * n + k]!
    const first = a[(k + 1) * n + k]!
    diagonal[k] = a[k * n + k]!
    if (squares === 0) {
      beside[k] = first
      continue
    }
    const norm = Math.sqrt(first * first + squares)
    const target = first > 0 ? -norm : norm
    const v0 = first - target
    const factor = 2 / (v0 * v0 + squares)
    beside[k] = target
    factors[k] = factor
    a[(k + 1) * n + k] = v0
    reflectBothSides(a, n, k, factor, w)
  }
  if (n > 1) {
    diagonal[n - 2] = a[(n - 2) * n + n - 2]!
    beside[n - 2] = a[(n - 1) * n + n - 2]!
  }
  diagonal[n - 1] = a[n * n - 1]!
  accumulate(a, n, factors)
}

/** A := H A H on the rows and columns below k, with v in column k: A - v u' - u v', u = p - (factor p'v / 2) v, p = factor A v. */
function reflectBothSides(a: Float64Array, n: number, k: number, factor: number, w: Float64Array): void {
  const v = new Float64Array(n)
  for (let i = k + 1; i < n; i++) v[i] = a[i * n + k]!
  let pv = 0
  for (let i = k + 1; i < n; i++) {
    let sum = 0
    for (let j = k + 1; j < n; j++) sum += a[i * n + j]! * v[j]!
    w[i] = factor * sum
    pv += w[i]! * v[i]!
  }
  const shift = 0.5 * factor * pv
  for (let i = k + 1; i < n; i++) w[i]! -= shift * v[i]!
  for (let i = k + 1; i < n; i++) {
    const vi = v[i]!
    const wi = w[i]!
    for (let j = k + 1; j < n; j++) a[i * n + j]! -= vi * w[j]! + wi * v[j]!
  }
}

/** The product of the reflections, from the last to the first, in place of their vectors. */
function accumulate(a: Float64Array, n: number, factors: Float64Array): void {
  const v = new Float64Array(n)
  const w = new Float64Array(n)
  const from = Math.max(n - 2, 0)
  for (let i = from; i < n; i++) for (let j = from; j < n; j++) a[i * n + j] = i === j ? 1 : 0
  for (let k = n - 3; k >= 0; k--) {
    const factor = factors[k]!
    for (let i = k + 1; i < n; i++) v[i] = a[i * n + k]!
    if (factor !== 0) {
      w.fill(0)
      for (let i = k + 1; i < n; i++) {
        const vi = v[i]!
        for (let j = k + 1; j < n; j++) w[j]! += vi * a[i * n + j]!
      }
      for (let i = k + 1; i < n; i++) {
        const scaled = factor * v[i]!
        for (let j = k + 1; j < n; j++) a[i * n + j]! -= scaled * w[j]!
      }
    }
    for (let i = k; i < n; i++) {
      a[i * n + k] = 0
      a[k * n + i] = 0
    }
    a[k * n + k] = 1
  }
}

/**
 * Implicit QL on a symmetric tridiagonal matrix; the rotations are applied to the rows of `rows`.
 *
 * Dubrulle, Martin & Wilkinson 1968, "The implicit QL algorithm", Numer. Math. 12. `diagonal` becomes the eigenvalues
 * in no order, row i of `rows` (the transposed basis, n x n) the vector of the i-th; `beside` is destroyed.
 *
 * @returns whether it converged
 */
export function implicitQL(diagonal: Float64Array, beside: Float64Array, n: number, rows: Float64Array): boolean {
  beside[n - 1] = 0
  for (let l = 0; l < n; l++) {
    for (let iteration = 0; ; iteration++) {
      let m = l
      while (m < n - 1) {
        const size = Math.abs(diagonal[m]!) + Math.abs(diagonal[m + 1]!)
        if (Math.abs(beside[m]!) <= Number.EPSILON * size) break
        m++
      }
      if (m === l) break
      if (iteration === 60) return false
      step(diagonal, beside, n, rows, l, m)
    }
  }
  return true
}

function step(d: Float64Array, e: Float64Array, n: number, rows: Float64Array, l: number, m: number): void {
  let g = (d[l + 1]! - d[l]!) / (2 * e[l]!)
  const r0 = Math.hypot(g, 1)
  g = d[m]! - d[l]! + e[l]! / (g + (g < 0 ? -r0 : r0))
  let s = 1
  let c = 1
  let p = 0
  for (let i = m - 1; i >= l; i--) {
    let f = s * e[i]!
    const b = c * e[i]!
    const r = Math.hypot(f, g)
    e[i + 1] = r
    if (r === 0) {
      d[i + 1]! -= p
      e[m] = 0
      return
    }
    s = f / r
    c = g / r
    g = d[i + 1]! - p
    const t = (d[i]! - g) * s + 2 * c * b
    p = s * t
    d[i + 1] = g + p
    g = c * t - b
    const low = i * n
    const high = low + n
    for (let k = 0; k < n; k++) {
      f = rows[high + k]!
      rows[high + k] = s * rows[low + k]! + c * f
      rows[low + k] = c * rows[low + k]! - s * f
    }
  }
  d[l]! -= p
  e[l] = g
  e[m] = 0
}
