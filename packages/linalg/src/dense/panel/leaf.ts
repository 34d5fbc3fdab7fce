import { factorSmall, solveSmall } from './small.ts'

/** Largest order of a triangle that the kernels here take. */
export const leafOrder = 64

// Below these the copying costs more than it saves.
const smallFactor = 12
const smallSolve = 1000

/*
 * Constants of the module for the reason given in tile.ts: the rows of a triangle T, even and odd ones apart, the
 * reciprocals of its diagonal, and four rows of the right-hand side.
 */
const side = leafOrder + 4
const even = new Float64Array((side / 2) * side)
const odd = new Float64Array((side / 2) * side)
const reciprocals = new Float64Array(side)
const x0 = new Float64Array(side)
const x1 = new Float64Array(side)
const x2 = new Float64Array(side)
const x3 = new Float64Array(side)

/**
 * X T' = B in place for a lower triangle T of order n <= leafOrder and any number m of rows of B.
 *
 * T has entry (j, p) at `tAt + j * tRow + p * tColumn`, B entry (i, j) at `at + i * row + j * column`; with negative
 * strides it is read backwards, so that L and L', on the left and on the right, all come here.
 */
export function solveLeaf(
  m: number,
  n: number,
  t: Float64Array,
  tAt: number,
  tRow: number,
  tColumn: number,
  b: Float64Array,
  at: number,
  row: number,
  column: number,
): void {
  if (m < 4 || n * n * m <= smallSolve) {
    solveSmall(m, n, t, tAt, tRow, tColumn, b, at, row, column)
    return
  }
  for (let j = 0; j < n; j++) {
    const lane = (j & 1) === 0 ? even : odd
    const to = (j >> 1) * side
    let from = tAt + j * tRow
    for (let p = 0; p < j; p++, from += tColumn) lane[to + p] = t[from]!
    reciprocals[j] = 1 / t[from]!
  }
  padTriangle(n)
  for (let i = 0; i < m; i += 4) {
    const rows = Math.min(4, m - i)
    const from = at + i * row
    load(x0, n, b, from, column)
    if (rows > 1) load(x1, n, b, from + row, column)
    if (rows > 2) load(x2, n, b, from + 2 * row, column)
    if (rows > 3) load(x3, n, b, from + 3 * row, column)
    solveFour(n)
    store(x0, n, b, from, column)
    if (rows > 1) store(x1, n, b, from + row, column)
    if (rows > 2) store(x2, n, b, from + 2 * row, column)
    if (rows > 3) store(x3, n, b, from + 3 * row, column)
  }
}

/** Lower Cholesky factor in place of a block of order n <= leafOrder, rows `row` apart: -1, or the failing pivot. */
export function factorLeaf(n: number, a: Float64Array, at: number, row: number): number {
  if (n <= smallFactor) return factorSmall(n, a, at, row)
  for (let i = 0; i < n; i += 4) {
    const rows = Math.min(4, n - i)
    const from = at + i * row
    load(x0, i + 1, a, from, 1)
    if (rows > 1) load(x1, i + 2, a, from + row, 1)
    else x1.fill(0, 0, i + 4)
    if (rows > 2) load(x2, i + 3, a, from + 2 * row, 1)
    else x2.fill(0, 0, i + 4)
    if (rows > 3) load(x3, i + 4, a, from + 3 * row, 1)
    else x3.fill(0, 0, i + 4)
    // Rows that pad the last strip get a unit diagonal.
    if (rows < 2) x1[i + 1] = 1
    if (rows < 3) x2[i + 2] = 1
    if (rows < 4) x3[i + 3] = 1
    solveFour(i)
    const failed = factorFour(i)
    if (failed < rows) return i + failed
    keep(even, i, x0, 0)
    keep(odd, i, x1, 1)
    keep(even, i + 2, x2, 2)
    keep(odd, i + 2, x3, 3)
    store(x0, i + 1, a, from, 1)
    if (rows > 1) store(x1, i + 2, a, from + row, 1)
    if (rows > 2) store(x2, i + 3, a, from + 2 * row, 1)
    if (rows > 3) store(x3, i + 4, a, from + 3 * row, 1)
  }
  return -1
}

function load(x: Float64Array, n: number, b: Float64Array, from: number, stride: number): void {
  for (let j = 0, at = from; j < n; j++, at += stride) x[j] = b[at]!
}

function store(x: Float64Array, n: number, b: Float64Array, to: number, stride: number): void {
  for (let j = 0, at = to; j < n; j++, at += stride) b[at] = x[j]!
}

/** Row i + r of the factor becomes a row of the triangle. */
function keep(lane: Float64Array, i: number, x: Float64Array, r: number): void {
  const to = (i >> 1) * side
  const length = (i & ~3) + r
  for (let p = 0; p < length; p++) lane[to + p] = x[p]!
}

/** The kernel takes two columns at a time: an odd triangle gets one more row. */
function padTriangle(n: number): void {
  if ((n & 1) === 0) return
  odd.fill(0, (n >> 1) * side, (n >> 1) * side + n)
  reciprocals[n] = 1
  x0[n] = 0
  x1[n] = 0
  x2[n] = 0
  x3[n] = 0
}

/** Solves X T' = B for the four rows at hand; each entry subtracts its products in order. */
function solveFour(n: number): void {
  for (let j = 0; j < n; j = (j + 2) | 0) {
    const next = (j + 1) | 0
    let c00 = x0[j]!
    let c10 = x1[j]!
    let c20 = x2[j]!
    let c30 = x3[j]!
    let c01 = x0[next]!
    let c11 = x1[next]!
    let c21 = x2[next]!
    let c31 = x3[next]!
    let t = ((j >> 1) * side) | 0
    for (let p = 0; p < j; p = (p + 1) | 0, t = (t + 1) | 0) {
      const b0 = even[t]!
      const b1 = odd[t]!
      const a0 = x0[p]!
      c00 -= a0 * b0
      c01 -= a0 * b1
      const a1 = x1[p]!
      c10 -= a1 * b0
      c11 -= a1 * b1
      const a2 = x2[p]!
      c20 -= a2 * b0
      c21 -= a2 * b1
      const a3 = x3[p]!
      c30 -= a3 * b0
      c31 -= a3 * b1
    }
    const first = reciprocals[j]!
    const second = reciprocals[next]!
    const between = odd[t]!
    c00 *= first
    c10 *= first
    c20 *= first
    c30 *= first
    x0[j] = c00
    x1[j] = c10
    x2[j] = c20
    x3[j] = c30
    x0[next] = (c01 - c00 * between) * second
    x1[next] = (c11 - c10 * between) * second
    x2[next] = (c21 - c20 * between) * second
    x3[next] = (c31 - c30 * between) * second
  }
}

/** Factors the 4 x 4 block on the diagonal at column i of the four rows: 4, or the failing pivot. */
function factorFour(i: number): number {
  let d00 = x0[i]!
  let d10 = x1[i]!
  let d11 = x1[i + 1]!
  let d20 = x2[i]!
  let d21 = x2[i + 1]!
  let d22 = x2[i + 2]!
  let d30 = x3[i]!
  let d31 = x3[i + 1]!
  let d32 = x3[i + 2]!
  let d33 = x3[i + 3]!
  for (let p = 0; p < i; p++) {
    const a0 = x0[p]!
    const a1 = x1[p]!
    const a2 = x2[p]!
    const a3 = x3[p]!
    d00 -= a0 * a0
    d10 -= a1 * a0
    d11 -= a1 * a1
    d20 -= a2 * a0
    d21 -= a2 * a1
    d22 -= a2 * a2
    d30 -= a3 * a0
    d31 -= a3 * a1
    d32 -= a3 * a2
    d33 -= a3 * a3
  }
  if (!positive(d00)) return 0
  d00 = Math.sqrt(d00)
  const r0 = 1 / d00
  d10 *= r0
  d20 *= r0
  d30 *= r0
  d11 -= d10 * d10
  if (!positive(d11)) return 1
  d11 = Math.sqrt(d11)
  const r1 = 1 / d11
  d21 = (d21 - d20 * d10) * r1
  d31 = (d31 - d30 * d10) * r1
  d22 = d22 - d20 * d20 - d21 * d21
  if (!positive(d22)) return 2
  d22 = Math.sqrt(d22)
  const r2 = 1 / d22
  d32 = (d32 - d30 * d20 - d31 * d21) * r2
  d33 = d33 - d30 * d30 - d31 * d31 - d32 * d32
  if (!positive(d33)) return 3
  d33 = Math.sqrt(d33)
  x0[i] = d00
  x1[i] = d10
  x1[i + 1] = d11
  x2[i] = d20
  x2[i + 1] = d21
  x2[i + 2] = d22
  x3[i] = d30
  x3[i + 1] = d31
  x3[i + 2] = d32
  x3[i + 3] = d33
  reciprocals[i] = r0
  reciprocals[i + 1] = r1
  reciprocals[i + 2] = r2
  reciprocals[i + 3] = 1 / d33
  return 4
}

// One comparison with each end also turns NaN away.
const positive = (pivot: number): boolean => pivot > 0 && pivot < Number.POSITIVE_INFINITY
