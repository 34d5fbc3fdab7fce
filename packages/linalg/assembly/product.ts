import { leftScratch, rightScratch } from './scratch'

/** Bytes of four numbers: one row of a strip. */
const four: usize = 32

// Sizes of the packed blocks, multiples of four: the left one fits into the second-level cache, a strip of each into the first.
const rowBlock = 64
const depthBlock = 384
const columnBlock = 512

/** `addProduct` of src/dense/panel/product.ts; strides in bytes. */
export function addProduct(
  m: i32,
  n: i32,
  k: i32,
  alpha: f64,
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  bColumn: usize,
  c: usize,
  cRow: usize,
  lower: bool,
): void {
  for (let j = 0; j < n; j += columnBlock) {
    const columns = min(columnBlock, n - j)
    for (let p = 0; p < k; p += depthBlock) {
      const depth = min(depthBlock, k - p)
      pack(rightScratch, columns, depth, 1, b + <usize>p * bRow + <usize>j * bColumn, bColumn, bRow)
      for (let i = lower ? j : 0; i < m; i += rowBlock) {
        const rows = min(rowBlock, m - i)
        pack(leftScratch, rows, depth, alpha, a + <usize>i * aRow + <usize>p * aColumn, aRow, aColumn)
        addBlock(c + <usize>i * cRow + ((<usize>j) << 3), rows, columns, depth, cRow, lower ? i - j : columns)
      }
    }
  }
}

/** Packs alpha times `lanes` runs of k numbers in strips of four, the last one filled up with zeros; number p of run i is at `a` + i `lane` + p `step`. */
function pack(to: usize, lanes: i32, k: i32, alpha: f64, a: usize, lane: usize, step: usize): void {
  const factor = f64x2.splat(alpha)
  for (let i = 0; i < lanes; i += 4) {
    const end = to + <usize>k * four
    const left = lanes - i
    let from0 = a
    let from1 = from0 + lane
    let from2 = from1 + lane
    let from3 = from2 + lane
    if (left < 4) {
      for (; to < end; to += four) {
        store<f64>(to, alpha * load<f64>(from0))
        store<f64>(to, left > 1 ? alpha * load<f64>(from1) : 0, 8)
        store<f64>(to, left > 2 ? alpha * load<f64>(from2) : 0, 16)
        store<f64>(to, 0, 24)
        from0 += step
        from1 += step
        from2 += step
      }
    } else if (lane === 8) {
      for (; to < end; to += four) {
        v128.store(to, f64x2.mul(factor, v128.load(from0)))
        v128.store(to, f64x2.mul(factor, v128.load(from0, 16)), 16)
        from0 += step
      }
    } else {
      if (step === 8)
        for (; to + four < end; to += four << 1) {
          const x0 = f64x2.mul(factor, v128.load(from0))
          const x1 = f64x2.mul(factor, v128.load(from1))
          const x2 = f64x2.mul(factor, v128.load(from2))
          const x3 = f64x2.mul(factor, v128.load(from3))
          v128.store(to, v128.shuffle<f64>(x0, x1, 0, 2))
          v128.store(to, v128.shuffle<f64>(x2, x3, 0, 2), 16)
          v128.store(to, v128.shuffle<f64>(x0, x1, 1, 3), 32)
          v128.store(to, v128.shuffle<f64>(x2, x3, 1, 3), 48)
          from0 += 16
          from1 += 16
          from2 += 16
          from3 += 16
        }
      for (; to < end; to += four) {
        store<f64>(to, alpha * load<f64>(from0))
        store<f64>(to, alpha * load<f64>(from1), 8)
        store<f64>(to, alpha * load<f64>(from2), 16)
        store<f64>(to, alpha * load<f64>(from3), 24)
        from0 += step
        from1 += step
        from2 += step
        from3 += step
      }
    }
    a += lane << 2
  }
}

/** C += the packed block times the packed block; row i reaches to column `diagonal` + i. */
function addBlock(block: usize, rows: i32, columns: i32, depth: i32, stride: usize, diagonal: i32): void {
  const strip = <usize>depth * four
  const lines = stride << 2
  let right = rightScratch
  // One strip of B stays in the first-level cache while all of A, in the second, passes by.
  for (let j = 0; j < columns; j += 4) {
    const first = max(0, j - diagonal) >> 2
    const width = columns - j
    let a = leftScratch + strip * <usize>first
    let c = block + lines * <usize>first + ((<usize>j) << 3)
    for (let i = first << 2; i < rows; i += 4) {
      const reach = diagonal + i - j
      if (rows - i >= 4 && width >= 4 && reach >= 3) addTile(a, right, c, strip, stride)
      else addCutTile(a, right, c, strip, stride, min(4, rows - i), min(4, width), reach)
      a += strip
      c += lines
    }
    right += strip
  }
}

const edge = memory.data(128, 16)

/** A tile cut by the border of C or by its diagonal: entry (i, j) is touched when i < height, j < width and j <= i + reach. */
function addCutTile(
  left: usize,
  right: usize,
  c: usize,
  strip: usize,
  stride: usize,
  height: i32,
  width: i32,
  reach: i32,
): void {
  for (let i = 0; i < height; i++) {
    const end = min(width, i + reach + 1)
    const from = c + <usize>i * stride
    const to = edge + ((<usize>i) << 5)
    for (let j = 0; j < end; j++) store<f64>(to + ((<usize>j) << 3), load<f64>(from + ((<usize>j) << 3)))
  }
  addTile(left, right, edge, strip, four)
  for (let i = 0; i < height; i++) {
    const end = min(width, i + reach + 1)
    const from = edge + ((<usize>i) << 5)
    const to = c + <usize>i * stride
    for (let j = 0; j < end; j++) store<f64>(to + ((<usize>j) << 3), load<f64>(from + ((<usize>j) << 3)))
  }
}

/** One 4 x 4 tile of C in eight vectors along its rows. */
function addTile(left: usize, right: usize, c: usize, strip: usize, stride: usize): void {
  const row1 = c + stride
  const row2 = row1 + stride
  const row3 = row2 + stride
  let c00 = v128.load(c)
  let c01 = v128.load(c, 16)
  let c10 = v128.load(row1)
  let c11 = v128.load(row1, 16)
  let c20 = v128.load(row2)
  let c21 = v128.load(row2, 16)
  let c30 = v128.load(row3)
  let c31 = v128.load(row3, 16)
  const end = left + strip
  let a = left
  let b = right
  while (a < end) {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    const a0 = v128.load64_splat(a)
    c00 = f64x2.add(c00, f64x2.mul(a0, b0))
    c01 = f64x2.add(c01, f64x2.mul(a0, b1))
    const a1 = v128.load64_splat(a, 8)
    c10 = f64x2.add(c10, f64x2.mul(a1, b0))
    c11 = f64x2.add(c11, f64x2.mul(a1, b1))
    const a2 = v128.load64_splat(a, 16)
    c20 = f64x2.add(c20, f64x2.mul(a2, b0))
    c21 = f64x2.add(c21, f64x2.mul(a2, b1))
    const a3 = v128.load64_splat(a, 24)
    c30 = f64x2.add(c30, f64x2.mul(a3, b0))
    c31 = f64x2.add(c31, f64x2.mul(a3, b1))
    a += four
    b += four
  }
  v128.store(c, c00)
  v128.store(c, c01, 16)
  v128.store(row1, c10)
  v128.store(row1, c11, 16)
  v128.store(row2, c20)
  v128.store(row2, c21, 16)
  v128.store(row3, c30)
  v128.store(row3, c31, 16)
}
