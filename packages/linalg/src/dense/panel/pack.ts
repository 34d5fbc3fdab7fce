/** Rows of the packed left operand that one sweep holds. */
export const rowBlock = 96
/** Length of the inner dimension that one sweep holds. */
export const depthBlock = 256
/** Columns of the packed right operand that one sweep holds. */
export const columnBlock = 512
/** Side of the square tile of the product that is kept in registers. */
export const tile = 4

// Constants of the module, not arguments: the compiler then knows address and length of both buffers in the inner loop.
export const packedLeft: Float64Array = new Float64Array(rowBlock * depthBlock)
export const packedRight: Float64Array = new Float64Array(columnBlock * depthBlock)

/** Copies alpha times m x k values into strips of `tile` rows, each strip by columns, the last one filled up with zeros. */
export function packLeft(
  m: number,
  k: number,
  alpha: number,
  a: Float64Array,
  offset: number,
  rowStride: number,
  columnStride: number,
): void {
  let to = 0
  for (let i = 0; i < m; i += tile) {
    const rows = Math.min(tile, m - i)
    for (let r = 0; r < tile; r++) {
      let at = offset + (i + r) * rowStride
      let put = to + r
      if (r < rows) {
        for (let p = 0; p < k; p++, at += columnStride, put += tile) packedLeft[put] = alpha * a[at]!
      } else {
        for (let p = 0; p < k; p++, put += tile) packedLeft[put] = 0
      }
    }
    to += tile * k
  }
}

/** Copies k x n values into strips of `tile` columns, each strip by rows, the last one filled up with zeros. */
export function packRight(
  k: number,
  n: number,
  b: Float64Array,
  offset: number,
  rowStride: number,
  columnStride: number,
): void {
  let to = 0
  for (let j = 0; j < n; j += tile) {
    const columns = Math.min(tile, n - j)
    for (let c = 0; c < tile; c++) {
      let at = offset + (j + c) * columnStride
      let put = to + c
      if (c < columns) {
        for (let p = 0; p < k; p++, at += rowStride, put += tile) packedRight[put] = b[at]!
      } else {
        for (let p = 0; p < k; p++, put += tile) packedRight[put] = 0
      }
    }
    to += tile * k
  }
}
