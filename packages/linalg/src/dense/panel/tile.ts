/** Rows of the tile of a product that is kept in registers. */
export const tileRows = 4
/** Columns of that tile. */
export const tileColumns = 2
/** Rows of the left operand that are packed at a time. */
export const rowBlock = 64
/** Length of the inner dimension that is packed at a time. */
export const depthBlock = 256
/** Columns of the right operand that are packed at a time. */
export const columnBlock = 256

/*
 * One packed array for each row of the tile and each of its columns: row 4 s + r of the left operand stands in lane r from
 * s * depth on. They are constants of the module of equal length, and beside the kernel that reads them, because V8 then
 * knows address and length and checks one index for four loads: 5.1 GFLOP/s against 2.3 with arrays as arguments
 * (scalar limit of the same machine 5.8).
 */
const length = (columnBlock / tileColumns) * depthBlock
const left0 = new Float64Array((rowBlock / tileRows) * depthBlock)
const left1 = new Float64Array((rowBlock / tileRows) * depthBlock)
const left2 = new Float64Array((rowBlock / tileRows) * depthBlock)
const left3 = new Float64Array((rowBlock / tileRows) * depthBlock)
const right0 = new Float64Array(length)
const right1 = new Float64Array(length)

/** Packs alpha times m x k values, entry (i, p) at `at + i * rowStride + p * columnStride`; the last strip is filled up with zeros. */
export function packLeft(
  m: number,
  k: number,
  alpha: number,
  a: Float64Array,
  at: number,
  rowStride: number,
  columnStride: number,
): void {
  for (let i = 0, to = 0; i < m; i += tileRows, to += k) {
    const from = at + i * rowStride
    packLane(left0, to, k, alpha, a, from, columnStride)
    if (i + 1 < m) packLane(left1, to, k, alpha, a, from + rowStride, columnStride)
    else left1.fill(0, to, to + k)
    if (i + 2 < m) packLane(left2, to, k, alpha, a, from + 2 * rowStride, columnStride)
    else left2.fill(0, to, to + k)
    if (i + 3 < m) packLane(left3, to, k, alpha, a, from + 3 * rowStride, columnStride)
    else left3.fill(0, to, to + k)
  }
}

/** Packs k x n values, entry (p, j) at `at + p * rowStride + j * columnStride`; the last strip is filled up with zeros. */
export function packRight(
  k: number,
  n: number,
  b: Float64Array,
  at: number,
  rowStride: number,
  columnStride: number,
): void {
  for (let j = 0, to = 0; j < n; j += tileColumns, to += k) {
    const from = at + j * columnStride
    packLane(right0, to, k, 1, b, from, rowStride)
    if (j + 1 < n) packLane(right1, to, k, 1, b, from + columnStride, rowStride)
    else right1.fill(0, to, to + k)
  }
}

function packLane(
  lane: Float64Array,
  to: number,
  k: number,
  alpha: number,
  a: Float64Array,
  from: number,
  stride: number,
): void {
  for (let p = 0, at = from; p < k; p++, at += stride) lane[to + p] = alpha * a[at]!
}

/** C (4 x 2, at `at` of c) += the product of the packed strips that begin at `left` and `right`, depth k; each entry adds its k products in order. */
export function addTile(k: number, left: number, right: number, c: Float64Array, at: number, stride: number): void {
  const at1 = at + stride
  const at2 = at1 + stride
  const at3 = at2 + stride
  let c00 = c[at]!
  let c01 = c[at + 1]!
  let c10 = c[at1]!
  let c11 = c[at1 + 1]!
  let c20 = c[at2]!
  let c21 = c[at2 + 1]!
  let c30 = c[at3]!
  let c31 = c[at3 + 1]!
  const end = (left + k) | 0
  for (let i = left | 0, j = right | 0; i < end; i = (i + 1) | 0, j = (j + 1) | 0) {
    const b0 = right0[j]!
    const b1 = right1[j]!
    const a0 = left0[i]!
    c00 += a0 * b0
    c01 += a0 * b1
    const a1 = left1[i]!
    c10 += a1 * b0
    c11 += a1 * b1
    const a2 = left2[i]!
    c20 += a2 * b0
    c21 += a2 * b1
    const a3 = left3[i]!
    c30 += a3 * b0
    c31 += a3 * b1
  }
  c[at] = c00
  c[at + 1] = c01
  c[at1] = c10
  c[at1 + 1] = c11
  c[at2] = c20
  c[at2 + 1] = c21
  c[at3] = c30
  c[at3 + 1] = c31
}

const edge = new Float64Array(tileRows * tileColumns)

/** `addTile` for a tile that is cut by the border of C or by its diagonal: entry (i, j) is touched when i < rows, j < columns and j <= i + diagonal. */
export function addCutTile(
  k: number,
  left: number,
  right: number,
  c: Float64Array,
  at: number,
  stride: number,
  rows: number,
  columns: number,
  diagonal: number,
): void {
  for (let i = 0; i < rows; i++) {
    const end = Math.min(columns, i + diagonal + 1)
    for (let j = 0; j < end; j++) edge[tileColumns * i + j] = c[at + i * stride + j]!
  }
  addTile(k, left, right, edge, 0, tileColumns)
  for (let i = 0; i < rows; i++) {
    const end = Math.min(columns, i + diagonal + 1)
    for (let j = 0; j < end; j++) c[at + i * stride + j] = edge[tileColumns * i + j]!
  }
}
