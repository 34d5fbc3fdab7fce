import { leftScratch, rightScratch } from './scratch'
import { factorSmall, solveSmall } from './small'

/** Bytes of four numbers. */
const four: usize = 32

/** Largest order of a triangle. */
export const leafOrder: i32 = 64

// As in src/dense/panel/leaf.ts, where these decide on the last bits.
const smallFactor: i32 = 12
const smallSolve: i32 = 1000

/** Bytes of one strip: four rows of a triangle, or of right-hand sides. */
const pitch: usize = leafOrder << 5

const triangle = rightScratch
const reciprocals = triangle + <usize>(leafOrder >> 2) * pitch

/** Rows of B that have room in `leftScratch`. */
const rowBlock = 256

/** X T' = B in place as `solveLeaf` of src/dense/panel/leaf.ts; strides in bytes. */
export function solveLeaf(
  m: i32,
  n: i32,
  t: usize,
  tRow: usize,
  tColumn: usize,
  b: usize,
  row: usize,
  column: usize,
): void {
  if (m < 4 || n * n * m <= smallSolve) {
    solveSmall(m, n, t, tRow, tColumn, b, row, column)
    return
  }
  const order = (n + 3) & ~3
  for (let j = 0; j < n; j++) {
    let to = triangle + <usize>(j >> 2) * pitch + ((<usize>(j & 3)) << 3)
    let from = t + <usize>j * tRow
    for (let p = 0; p < j; p++) {
      store<f64>(to, load<f64>(from))
      to += four
      from += tColumn
    }
    store<f64>(reciprocals + ((<usize>j) << 3), 1 / load<f64>(from))
  }
  padTriangle(n, order)
  for (let i = 0; i < m; i += rowBlock) {
    const rows = min(rowBlock, m - i)
    const strips = (rows + 3) >> 2
    const from = b + <usize>i * row
    copyIn(rows, n, order, from, row, column)
    let x = leftScratch
    for (let s = 0; s < strips; s++) {
      solveStrip(x, order)
      x += pitch
    }
    for (let r = 0; r < rows; r++) {
      let next = leftScratch + <usize>(r >> 2) * pitch + ((<usize>(r & 3)) << 3)
      let to = from + <usize>r * row
      for (let j = 0; j < n; j++) {
        store<f64>(to, load<f64>(next))
        next += four
        to += column
      }
    }
  }
}

/** Lower Cholesky factor in place as `factorLeaf` of src/dense/panel/leaf.ts; `row` in bytes. */
export function factorLeaf(n: i32, a: usize, row: usize): i32 {
  if (n <= smallFactor) return factorSmall(n, a, row)
  const order = (n + 3) & ~3
  for (let i = 0; i < n; i++) {
    let to = triangle + <usize>(i >> 2) * pitch + ((<usize>(i & 3)) << 3)
    const from = a + <usize>i * row
    for (let j = 0; j <= i; j++) {
      store<f64>(to, load<f64>(from + ((<usize>j) << 3)))
      to += four
    }
  }
  padTriangle(n, order)
  const failed = factorStrips(order)
  const end = failed < 0 ? n : failed & ~3
  for (let i = 0; i < end; i++) {
    let from = triangle + <usize>(i >> 2) * pitch + ((<usize>(i & 3)) << 3)
    const to = a + <usize>i * row
    for (let j = 0; j <= i; j++) {
      store<f64>(to + ((<usize>j) << 3), load<f64>(from))
      from += four
    }
  }
  return failed
}

/** Rows that pad the last strip of the triangle are those of the unit matrix. */
function padTriangle(n: i32, order: i32): void {
  for (let j = n; j < order; j++) {
    let to = triangle + <usize>(j >> 2) * pitch + ((<usize>(j & 3)) << 3)
    for (let p = 0; p < j; p++) {
      store<f64>(to, 0)
      to += four
    }
    store<f64>(to, 1)
    store<f64>(reciprocals + ((<usize>j) << 3), 1)
  }
}

/** Rows of B in strips, with zeros in the columns and rows that pad the last ones. */
function copyIn(rows: i32, n: i32, order: i32, b: usize, row: usize, column: usize): void {
  const padded = (rows + 3) & ~3
  for (let r = 0; r < padded; r++) {
    let to = leftScratch + <usize>(r >> 2) * pitch + ((<usize>(r & 3)) << 3)
    let from = b + <usize>r * row
    const end = r < rows ? n : 0
    for (let j = 0; j < end; j++) {
      store<f64>(to, load<f64>(from))
      to += four
      from += column
    }
    for (let j = end; j < order; j++) {
      store<f64>(to, 0)
      to += four
    }
  }
}

/** X T' = B in place for a strip of four rows of X, of which number i of row j is entry (j, i); T has the order n, a multiple of four. */
function solveStrip(x: usize, n: i32): void {
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

/** Lower Cholesky factor of the triangle in place, of order n, a multiple of four: -1, or the failing pivot. */
function factorStrips(n: i32): i32 {
  let x = triangle
  let r = reciprocals
  for (let i = 0; i < n; i += 4) {
    solveStrip(x, i)
    const failed = factorFour(x, x + <usize>i * four, r)
    if (failed < 4) return i + failed
    x += pitch
    r += four
  }
  return -1
}

/** The 4 x 4 block on the diagonal of a strip whose columns before `own` are done: 4, or the failing pivot. */
function factorFour(x: usize, own: usize, r: usize): i32 {
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
  store<f64>(r, r0)
  store<f64>(r, r1, 8)
  store<f64>(r, r2, 16)
  store<f64>(r, 1.0 / d33, 24)
  return 4
}

function positive(pivot: f64): bool {
  return pivot > 0 && pivot < Infinity
}
