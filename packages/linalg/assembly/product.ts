/** Bytes of four numbers: one row of a strip. */
const four: usize = 32

/**
 * C += A B for packed blocks: A in strips of four rows and B in strips of four columns, both `depth` times four numbers,
 * C with rows `stride` bytes apart. Row i is computed up to column `diagonal` + i at least.
 */
export function addBlock(
  left: usize,
  right: usize,
  block: usize,
  rows: i32,
  columns: i32,
  depth: i32,
  stride: usize,
  diagonal: i32,
): void {
  const strip = <usize>depth * four
  const lines = stride << 2
  // One strip of B stays in the first-level cache while all of A, in the second, passes by.
  for (let j = 0; j < columns; j += 4) {
    const first = max(0, j - diagonal) >> 2
    let a = left + strip * <usize>first
    let c = block + lines * <usize>first + ((<usize>j) << 3)
    for (let i = first << 2; i < rows; i += 4) {
      addTile(a, right, c, strip, stride)
      a += strip
      c += lines
    }
    right += strip
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
