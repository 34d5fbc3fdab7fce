/** Bytes of four numbers. */
const four: usize = 32

/**
 * X T' = B in place for `strips` strips of four rows of X, each `pitch` bytes: entry (i, j) of a strip is number i of row j.
 *
 * T is lower triangular of order n, a multiple of four, in strips of `pitch` bytes too; `reciprocals` of its diagonal.
 */
export function solveStrips(x: usize, strips: i32, triangle: usize, reciprocals: usize, n: i32, pitch: usize): void {
  for (let s = 0; s < strips; s++) {
    solveStrip(x, triangle, reciprocals, n, pitch)
    x += pitch
  }
}

function solveStrip(x: usize, triangle: usize, reciprocals: usize, n: i32, pitch: usize): void {
  const end = x + <usize>n * four
  let t = triangle
  let r = reciprocals
  for (let own = x; own < end; own += four << 2) {
    let c00 = v128.load(own)
    let c01 = v128.load(own, 16)
    let c10 = v128.load(own, 32)
    let c11 = v128.load(own, 48)
    let c20 = v128.load(own, 64)
    let c21 = v128.load(own, 80)
    let c30 = v128.load(own, 96)
    let c31 = v128.load(own, 112)
    let b = t
    for (let a = x; a < own; a += four) {
      const a0 = v128.load(a)
      const a1 = v128.load(a, 16)
      const b0 = v128.load64_splat(b)
      c00 = f64x2.sub(c00, f64x2.mul(a0, b0))
      c01 = f64x2.sub(c01, f64x2.mul(a1, b0))
      const b1 = v128.load64_splat(b, 8)
      c10 = f64x2.sub(c10, f64x2.mul(a0, b1))
      c11 = f64x2.sub(c11, f64x2.mul(a1, b1))
      const b2 = v128.load64_splat(b, 16)
      c20 = f64x2.sub(c20, f64x2.mul(a0, b2))
      c21 = f64x2.sub(c21, f64x2.mul(a1, b2))
      const b3 = v128.load64_splat(b, 24)
      c30 = f64x2.sub(c30, f64x2.mul(a0, b3))
      c31 = f64x2.sub(c31, f64x2.mul(a1, b3))
      b += four
    }
    const r0 = v128.load64_splat(r)
    c00 = f64x2.mul(c00, r0)
    c01 = f64x2.mul(c01, r0)
    const t10 = v128.load64_splat(b, 8)
    c10 = f64x2.sub(c10, f64x2.mul(c00, t10))
    c11 = f64x2.sub(c11, f64x2.mul(c01, t10))
    const t20 = v128.load64_splat(b, 16)
    c20 = f64x2.sub(c20, f64x2.mul(c00, t20))
    c21 = f64x2.sub(c21, f64x2.mul(c01, t20))
    const t30 = v128.load64_splat(b, 24)
    c30 = f64x2.sub(c30, f64x2.mul(c00, t30))
    c31 = f64x2.sub(c31, f64x2.mul(c01, t30))
    const r1 = v128.load64_splat(r, 8)
    c10 = f64x2.mul(c10, r1)
    c11 = f64x2.mul(c11, r1)
    const t21 = v128.load64_splat(b, 48)
    c20 = f64x2.sub(c20, f64x2.mul(c10, t21))
    c21 = f64x2.sub(c21, f64x2.mul(c11, t21))
    const t31 = v128.load64_splat(b, 56)
    c30 = f64x2.sub(c30, f64x2.mul(c10, t31))
    c31 = f64x2.sub(c31, f64x2.mul(c11, t31))
    const r2 = v128.load64_splat(r, 16)
    c20 = f64x2.mul(c20, r2)
    c21 = f64x2.mul(c21, r2)
    const t32 = v128.load64_splat(b, 88)
    c30 = f64x2.sub(c30, f64x2.mul(c20, t32))
    c31 = f64x2.sub(c31, f64x2.mul(c21, t32))
    const r3 = v128.load64_splat(r, 24)
    c30 = f64x2.mul(c30, r3)
    c31 = f64x2.mul(c31, r3)
    v128.store(own, c00)
    v128.store(own, c01, 16)
    v128.store(own, c10, 32)
    v128.store(own, c11, 48)
    v128.store(own, c20, 64)
    v128.store(own, c21, 80)
    v128.store(own, c30, 96)
    v128.store(own, c31, 112)
    t += pitch
    r += four
  }
}

/**
 * Lower Cholesky factor in place of a matrix of order n, a multiple of four, in strips of four rows as of `solveStrips`: -1,
 * or the failing pivot. Writes the reciprocals of the diagonal too.
 */
export function factorStrips(triangle: usize, reciprocals: usize, n: i32, pitch: usize): i32 {
  let x = triangle
  let r = reciprocals
  for (let i = 0; i < n; i += 4) {
    solveStrip(x, triangle, reciprocals, i, pitch)
    const failed = factorFour(x, x + <usize>i * four, r)
    if (failed < 4) return i + failed
    x += pitch
    r += four
  }
  return -1
}

/** The 4 x 4 block on the diagonal of a strip whose columns before `own` are done: 4, or the failing pivot. */
function factorFour(x: usize, own: usize, reciprocals: usize): i32 {
  let c00 = v128.load(own)
  let c01 = v128.load(own, 16)
  let c10 = v128.load(own, 32)
  let c11 = v128.load(own, 48)
  let c21 = v128.load(own, 80)
  let c31 = v128.load(own, 112)
  for (let a = x; a < own; a += four) {
    const a0 = v128.load(a)
    const a1 = v128.load(a, 16)
    const b0 = v128.load64_splat(a)
    c00 = f64x2.sub(c00, f64x2.mul(a0, b0))
    c01 = f64x2.sub(c01, f64x2.mul(a1, b0))
    const b1 = v128.load64_splat(a, 8)
    c10 = f64x2.sub(c10, f64x2.mul(a0, b1))
    c11 = f64x2.sub(c11, f64x2.mul(a1, b1))
    c21 = f64x2.sub(c21, f64x2.mul(a1, v128.load64_splat(a, 16)))
    c31 = f64x2.sub(c31, f64x2.mul(a1, v128.load64_splat(a, 24)))
  }
  let d00 = f64x2.extract_lane(c00, 0)
  let d10 = f64x2.extract_lane(c00, 1)
  let d20 = f64x2.extract_lane(c01, 0)
  let d30 = f64x2.extract_lane(c01, 1)
  let d11 = f64x2.extract_lane(c10, 1)
  let d21 = f64x2.extract_lane(c11, 0)
  let d31 = f64x2.extract_lane(c11, 1)
  let d22 = f64x2.extract_lane(c21, 0)
  let d32 = f64x2.extract_lane(c21, 1)
  let d33 = f64x2.extract_lane(c31, 1)
  if (!positive(d00)) return 0
  d00 = sqrt(d00)
  const r0 = 1.0 / d00
  d10 *= r0
  d20 *= r0
  d30 *= r0
  d11 -= d10 * d10
  if (!positive(d11)) return 1
  d11 = sqrt(d11)
  const r1 = 1.0 / d11
  d21 = (d21 - d20 * d10) * r1
  d31 = (d31 - d30 * d10) * r1
  d22 = d22 - d20 * d20 - d21 * d21
  if (!positive(d22)) return 2
  d22 = sqrt(d22)
  const r2 = 1.0 / d22
  d32 = (d32 - d30 * d20 - d31 * d21) * r2
  d33 = d33 - d30 * d30 - d31 * d31 - d32 * d32
  if (!positive(d33)) return 3
  d33 = sqrt(d33)
  store<f64>(own, d00)
  store<f64>(own, d10, 8)
  store<f64>(own, d20, 16)
  store<f64>(own, d30, 24)
  store<f64>(own, d11, 40)
  store<f64>(own, d21, 48)
  store<f64>(own, d31, 56)
  store<f64>(own, d22, 80)
  store<f64>(own, d32, 88)
  store<f64>(own, d33, 120)
  store<f64>(reciprocals, r0)
  store<f64>(reciprocals, r1, 8)
  store<f64>(reciprocals, r2, 16)
  store<f64>(reciprocals, 1.0 / d33, 24)
  return 4
}

function positive(pivot: f64): bool {
  return pivot > 0 && pivot < Infinity
}
