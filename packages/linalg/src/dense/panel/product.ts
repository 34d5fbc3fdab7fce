import {
  addCutTile,
  addTile,
  columnBlock,
  depthBlock,
  packLeft,
  packRight,
  rowBlock,
  tileColumns,
  tileRows,
} from './tile.ts'

/** Products with fewer multiplications than this are not worth packing. */
const smallWork = 600

/**
 * C += alpha A B on strided panels; `lower` touches the entries on and below the diagonal of C only.
 *
 * A is m x k with entry (i, p) at `aAt + i * aRow + p * aColumn`, B is k x n in the same way, C is m x n with rows
 * `cRow` apart. C must not overlap A or B. Every entry of C adds its k products one after the other in order, whatever
 * the sizes, so that the vector kernels give the same bits. Blocking as in Goto & van de Geijn (2008), "Anatomy of
 * high-performance matrix multiplication", ACM TOMS 34(3).
 */
export function addProduct(
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
  if (m * n * k <= smallWork) {
    addSmallProduct(m, n, k, alpha, a, aAt, aRow, aColumn, b, bAt, bRow, bColumn, c, cAt, cRow, lower)
    return
  }
  for (let j = 0; j < n; j += columnBlock) {
    const columns = Math.min(columnBlock, n - j)
    for (let p = 0; p < k; p += depthBlock) {
      const depth = Math.min(depthBlock, k - p)
      packRight(depth, columns, b, bAt + p * bRow + j * bColumn, bRow, bColumn)
      const first = lower ? j : 0
      for (let i = first; i < m; i += rowBlock) {
        const rows = Math.min(rowBlock, m - i)
        packLeft(rows, depth, alpha, a, aAt + i * aRow + p * aColumn, aRow, aColumn)
        addBlock(rows, columns, depth, c, cAt + i * cRow + j, cRow, lower ? i - j : columns)
      }
    }
  }
}

/** The packed block times the packed block; `diagonal` is how far right of its own column 0 the first row reaches. */
function addBlock(
  rows: number,
  columns: number,
  depth: number,
  c: Float64Array,
  at: number,
  stride: number,
  diagonal: number,
): void {
  for (let i = 0; i < rows; i += tileRows) {
    const height = Math.min(tileRows, rows - i)
    const left = (i / tileRows) * depth
    const end = Math.min(columns, diagonal + i + height)
    for (let j = 0; j < end; j += tileColumns) {
      const width = Math.min(tileColumns, columns - j)
      const right = (j / tileColumns) * depth
      const reach = diagonal + i - j
      const to = at + i * stride + j
      if (height === tileRows && reach >= tileColumns - 1 && width === tileColumns) {
        addTile(depth, left, right, c, to, stride)
      } else {
        addCutTile(depth, left, right, c, to, stride, height, width, reach)
      }
    }
  }
}

function addSmallProduct(
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
  for (let i = 0; i < m; i++) {
    const columns = lower ? Math.min(n, i + 1) : n
    const left = aAt + i * aRow
    for (let j = 0; j < columns; j++) {
      const to = cAt + i * cRow + j
      let sum = c[to]!
      for (let p = 0, l = left, r = bAt + j * bColumn; p < k; p++, l += aColumn, r += bRow) {
        sum += alpha * a[l]! * b[r]!
      }
      c[to] = sum
    }
  }
}
