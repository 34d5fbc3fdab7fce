import { packedLeft, packedRight } from './pack.ts'

/** C (4 x 4, at `at` of c) += the product of two packed strips of depth k; each entry adds its k products in order. */
export function addTile(k: number, left: number, right: number, c: Float64Array, at: number, stride: number): void {
  const at1 = at + stride
  const at2 = at1 + stride
  const at3 = at2 + stride
  let c00 = c[at]!
  let c01 = c[at + 1]!
  let c02 = c[at + 2]!
  let c03 = c[at + 3]!
  let c10 = c[at1]!
  let c11 = c[at1 + 1]!
  let c12 = c[at1 + 2]!
  let c13 = c[at1 + 3]!
  let c20 = c[at2]!
  let c21 = c[at2 + 1]!
  let c22 = c[at2 + 2]!
  let c23 = c[at2 + 3]!
  let c30 = c[at3]!
  let c31 = c[at3 + 1]!
  let c32 = c[at3 + 2]!
  let c33 = c[at3 + 3]!
  const end = (left + 4 * k) | 0
  for (let i = left | 0, j = right | 0; i < end; i = (i + 4) | 0, j = (j + 4) | 0) {
    const b0 = packedRight[j]!
    const b1 = packedRight[(j + 1) | 0]!
    const b2 = packedRight[(j + 2) | 0]!
    const b3 = packedRight[(j + 3) | 0]!
    const a0 = packedLeft[i]!
    c00 += a0 * b0
    c01 += a0 * b1
    c02 += a0 * b2
    c03 += a0 * b3
    const a1 = packedLeft[(i + 1) | 0]!
    c10 += a1 * b0
    c11 += a1 * b1
    c12 += a1 * b2
    c13 += a1 * b3
    const a2 = packedLeft[(i + 2) | 0]!
    c20 += a2 * b0
    c21 += a2 * b1
    c22 += a2 * b2
    c23 += a2 * b3
    const a3 = packedLeft[(i + 3) | 0]!
    c30 += a3 * b0
    c31 += a3 * b1
    c32 += a3 * b2
    c33 += a3 * b3
  }
  c[at] = c00
  c[at + 1] = c01
  c[at + 2] = c02
  c[at + 3] = c03
  c[at1] = c10
  c[at1 + 1] = c11
  c[at1 + 2] = c12
  c[at1 + 3] = c13
  c[at2] = c20
  c[at2 + 1] = c21
  c[at2 + 2] = c22
  c[at2 + 3] = c23
  c[at3] = c30
  c[at3 + 1] = c31
  c[at3 + 2] = c32
  c[at3 + 3] = c33
}

const edge = new Float64Array(16)

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
    for (let j = 0; j < end; j++) edge[4 * i + j] = c[at + i * stride + j]!
  }
  addTile(k, left, right, edge, 0, 4)
  for (let i = 0; i < rows; i++) {
    const end = Math.min(columns, i + diagonal + 1)
    for (let j = 0; j < end; j++) c[at + i * stride + j] = edge[4 * i + j]!
  }
}
