import { leafOrder } from './plain-leaf.ts'
import type { SimdKernels } from './simd.ts'

/** Rows of X in the scratch memory at a time. */
const rowBlock = 256

/** Numbers of one strip: four rows of a triangle. */
const pitch = 4 * leafOrder

/** Where things begin in the scratch memory, in numbers. */
const triangleAt = 0
const reciprocalsAt = leafOrder * leafOrder
const xAt = reciprocalsAt + leafOrder

/** X T' = B as of `solveLeaf`, by the vector kernels. */
export function solveLeafSimd(
  { memory, solveStrips }: SimdKernels,
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
  const scratch = new Float64Array(memory.buffer)
  const order = (n + 3) & ~3
  for (let j = 0; j < n; j++) {
    const from = tAt + j * tRow
    let to = triangleAt + (j >> 2) * pitch + (j & 3)
    for (let p = 0, next = from; p < j; p++, to += 4, next += tColumn) scratch[to] = t[next]!
    scratch[reciprocalsAt + j] = 1 / t[from + j * tColumn]!
  }
  padTriangle(scratch, n, order)
  for (let i = 0; i < m; i += rowBlock) {
    const rows = Math.min(rowBlock, m - i)
    const from = at + i * row
    copyRows(scratch, rows, n, order, b, from, row, column)
    solveStrips(8 * xAt, (rows + 3) >> 2, 8 * triangleAt, 8 * reciprocalsAt, order, 8 * pitch)
    for (let r = 0; r < rows; r++) {
      let next = xAt + (r >> 2) * pitch + (r & 3)
      for (let j = 0, to = from + r * row; j < n; j++, next += 4, to += column) b[to] = scratch[next]!
    }
  }
}

/** The lower Cholesky factor as of `factorLeaf`, by the vector kernels. */
export function factorLeafSimd(
  { memory, factorStrips }: SimdKernels,
  n: number,
  a: Float64Array,
  at: number,
  row: number,
): number {
  const scratch = new Float64Array(memory.buffer)
  const order = (n + 3) & ~3
  for (let i = 0; i < n; i++) {
    const from = at + i * row
    let to = triangleAt + (i >> 2) * pitch + (i & 3)
    for (let j = 0; j <= i; j++, to += 4) scratch[to] = a[from + j]!
  }
  padTriangle(scratch, n, order)
  const failed = factorStrips(8 * triangleAt, 8 * reciprocalsAt, order, 8 * pitch)
  const end = failed < 0 ? n : failed & ~3
  for (let i = 0; i < end; i++) {
    const to = at + i * row
    let from = triangleAt + (i >> 2) * pitch + (i & 3)
    for (let j = 0; j <= i; j++, from += 4) a[to + j] = scratch[from]!
  }
  return failed
}

/** Rows that pad the last strip are those of the unit matrix. */
function padTriangle(scratch: Float64Array, n: number, order: number): void {
  for (let j = n; j < order; j++) {
    const to = triangleAt + (j >> 2) * pitch + (j & 3)
    for (let p = 0; p < j; p++) scratch[to + 4 * p] = 0
    scratch[to + 4 * j] = 1
    scratch[reciprocalsAt + j] = 1
  }
}

/** Rows of B in strips, with zeros in the columns and rows that pad the last ones. */
function copyRows(
  scratch: Float64Array,
  rows: number,
  n: number,
  order: number,
  b: Float64Array,
  at: number,
  row: number,
  column: number,
): void {
  for (let r = 0; r < rows; r++) {
    let to = xAt + (r >> 2) * pitch + (r & 3)
    for (let j = 0, from = at + r * row; j < n; j++, to += 4, from += column) scratch[to] = b[from]!
    for (let j = n; j < order; j++, to += 4) scratch[to] = 0
  }
  for (let r = rows; (r & 3) !== 0; r++) {
    const to = xAt + (r >> 2) * pitch + (r & 3)
    for (let j = 0; j < order; j++) scratch[to + 4 * j] = 0
  }
}
