const sweeps = 60

/**
 * Cyclic Jacobi rotations on the full symmetric matrix `a` (destroyed): its diagonal becomes the eigenvalues, `vectors` (n x n, row-major) the columns of vectors.
 *
 * An element is rotated away until it is below rounding relative to both diagonal elements, which keeps small
 * eigenvalues of a positive definite matrix to high relative accuracy (Demmel & Veselic 1992, "Jacobi's method is more
 * accurate than QR", SIAM J. Matrix Anal. Appl. 13).
 *
 * @returns whether it converged
 */
export function jacobi(a: Float64Array, n: number, vectors: Float64Array): boolean {
  vectors.fill(0)
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let rotated = false
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = a[p * n + q]!
        if (off === 0) continue
        const app = a[p * n + p]!
        const aqq = a[q * n + q]!
        if (Math.abs(off) <= 0.5 * Number.EPSILON * Math.sqrt(Math.abs(app)) * Math.sqrt(Math.abs(aqq))) continue
        rotated = true
        rotate(a, n, p, q, app, aqq, off, vectors)
      }
    }
    if (!rotated) return true
  }
  return false
}

function rotate(
  a: Float64Array,
  n: number,
  p: number,
  q: number,
  app: number,
  aqq: number,
  off: number,
  vectors: Float64Array,
): void {
  const zeta = (aqq - app) / (2 * off)
  // tan of the smaller angle; for a huge zeta its square overflows and t is 1 / (2 zeta).
  const t = Math.abs(zeta) > 1e150 ? 0.5 / zeta : (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta))
  const cosine = 1 / Math.sqrt(1 + t * t)
  const sine = t * cosine
  for (let k = 0; k < n; k++) {
    if (k === p || k === q) continue
    const kp = a[p * n + k]!
    const kq = a[q * n + k]!
    const newP = cosine * kp - sine * kq
    const newQ = sine * kp + cosine * kq
    a[p * n + k] = newP
    a[k * n + p] = newP
    a[q * n + k] = newQ
    a[k * n + q] = newQ
  }
  a[p * n + p] = app - t * off
  a[q * n + q] = aqq + t * off
  a[p * n + q] = 0
  a[q * n + p] = 0
  for (let k = 0; k < n; k++) {
    const vp = vectors[k * n + p]!
    const vq = vectors[k * n + q]!
    vectors[k * n + p] = cosine * vp - sine * vq
    vectors[k * n + q] = sine * vp + cosine * vq
  }
}
