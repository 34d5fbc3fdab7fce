import type { SimdKernels } from './simd.ts'

/*
 * Sizes of the packed blocks, multiples of four: the left one fits into the second-level cache, a strip of each into the
 * first. Copying costs each value of C its share of `depthBlock`, each of A its share of `columnBlock`.
 */
const rowBlock = 64
const depthBlock = 384
const columnBlock = 512

/** From this length on runs are copied faster by `set` than by a loop. */
const longRun = 48

/** Where the blocks begin in the scratch memory, in numbers. */
const leftAt = 0
const rightAt = rowBlock * depthBlock
const blockAt = rightAt + depthBlock * columnBlock

const roundedUp = (n: number): number => (n + 3) & ~3

/** `addProduct` by the vector kernels, in blocks that are copied into the scratch memory, and C out of it again. */
export function addProductSimd(
  { memory, addBlock }: SimdKernels,
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: Float64Array,
  aAt: number,
  aRow: number,
  aColumn: number,
  b: Float64Array,
  bAt: number,
  bRow: number,
  bColumn: number,
  c: Float64Array,
  cAt: number,
  cRow: number,
  lower: boolean,
): void {
  const scratch = new Float64Array(memory.buffer)
  for (let j = 0; j < n; j += columnBlock) {
    const columns = Math.min(columnBlock, n - j)
    const stride = roundedUp(columns)
    for (let p = 0; p < k; p += depthBlock) {
      const depth = Math.min(depthBlock, k - p)
      pack(scratch, rightAt, columns, depth, 1, b, bAt + p * bRow + j * bColumn, bColumn, bRow)
      for (let i = lower ? j : 0; i < m; i += rowBlock) {
        const rows = Math.min(rowBlock, m - i)
        const at = cAt + i * cRow + j
        const diagonal = lower ? i - j : columns
        pack(scratch, leftAt, rows, depth, alpha, a, aAt + i * aRow + p * aColumn, aRow, aColumn)
        copyIn(scratch, stride, rows, columns, diagonal, c, at, cRow)
        addBlock(8 * leftAt, 8 * rightAt, 8 * blockAt, rows, columns, depth, 8 * stride, diagonal)
        copyOut(scratch, stride, rows, columns, diagonal, c, at, cRow)
      }
    }
  }
}

/**
 * Packs alpha times `lanes` runs of k values in strips of four: value p of run i comes from `at + i * lane + p * step`. The
 * last strip is filled up with zeros.
 */
function pack(
  scratch: Float64Array,
  to: number,
  lanes: number,
  k: number,
  alpha: number,
  a: Float64Array,
  at: number,
  lane: number,
  step: number,
): void {
  for (let i = 0; i < lanes; i += 4, to += 4 * k) {
    const left = lanes - i
    let from0 = at + i * lane
    if (left >= 4) {
      let from1 = from0 + lane
      let from2 = from1 + lane
      let from3 = from2 + lane
      const end = to + 4 * k
      for (let put = to; put < end; put += 4) {
        scratch[put] = alpha * a[from0]!
        scratch[put + 1] = alpha * a[from1]!
        scratch[put + 2] = alpha * a[from2]!
        scratch[put + 3] = alpha * a[from3]!
        from0 += step
        from1 += step
        from2 += step
        from3 += step
      }
      continue
    }
    for (let p = 0, put = to; p < k; p++, put += 4, from0 += step) {
      scratch[put] = alpha * a[from0]!
      scratch[put + 1] = left > 1 ? alpha * a[from0 + lane]! : 0
      scratch[put + 2] = left > 2 ? alpha * a[from0 + 2 * lane]! : 0
      scratch[put + 3] = 0
    }
  }
}

function copyIn(
  scratch: Float64Array,
  stride: number,
  rows: number,
  columns: number,
  diagonal: number,
  c: Float64Array,
  at: number,
  row: number,
): void {
  for (let i = 0, to = blockAt; i < rows; i++, to += stride, at += row) {
    const width = Math.min(columns, diagonal + i + 1)
    if (width >= longRun) scratch.set(c.subarray(at, at + width), to)
    else for (let j = 0; j < width; j++) scratch[to + j] = c[at + j]!
  }
}

function copyOut(
  scratch: Float64Array,
  stride: number,
  rows: number,
  columns: number,
  diagonal: number,
  c: Float64Array,
  at: number,
  row: number,
): void {
  for (let i = 0, from = blockAt; i < rows; i++, from += stride, at += row) {
    const width = Math.min(columns, diagonal + i + 1)
    if (width >= longRun) c.set(scratch.subarray(from, from + width), at)
    else for (let j = 0; j < width; j++) c[at + j] = scratch[from + j]!
  }
}
