/** Values that one block of rows holds: it stays in the second-level cache. */
const blockValues = 16384

/**
 * Triangular factor of a tall matrix in one pass over blocks of its rows: p x p by columns, so that factor'factor = X'X.
 *
 * Column j is divided by 2^exponents[j] on the way in. Each block is absorbed by p reflections of the factor's row and
 * the block's column together.
 */
export function triangularFactor(columns: readonly Float64Array[], exponents: Int32Array): Float64Array {
  const p = columns.length
  const factor = new Float64Array(p * p)
  const rows = p === 0 ? 0 : columns[0]!.length
  const height = Math.max(32, Math.min(rows, Math.floor(blockValues / Math.max(p, 1))))
  const block = new Float64Array(height * p)
  for (let start = 0; start < rows; start += height) {
    const count = Math.min(height, rows - start)
    for (let j = 0; j < p; j++) {
      const scale = 2 ** -exponents[j]!
      const from = columns[j]!
      const to = j * height
      for (let i = 0; i < count; i++) block[to + i] = scale * from[start + i]!
    }
    for (let l = 0; l < p; l++) absorb(factor, p, block, height, count, l)
  }
  return factor
}

/** Rotates column l of the block into row l of the factor. */
function absorb(factor: Float64Array, p: number, block: Float64Array, height: number, count: number, l: number): void {
  const v = l * height
  const squares = dot(block, v, v, count)
  if (squares === 0) return
  const first = factor[l * p + l]!
  const norm = Math.sqrt(first * first + squares)
  const target = first > 0 ? -norm : norm
  const v0 = first - target
  const scale = 2 / (v0 * v0 + squares)
  factor[l * p + l] = target
  for (let j = l + 1; j < p; j++) {
    const to = j * height
    const above = factor[j * p + l]!
    const sum = scale * (v0 * above + dot(block, v, to, count))
    factor[j * p + l] = above - sum * v0
    subtract(block, to, sum, v, count)
  }
}

function dot(a: Float64Array, x: number, y: number, count: number): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let i = 0
  for (; i + 3 < count; i += 4) {
    s0 += a[x + i]! * a[y + i]!
    s1 += a[x + i + 1]! * a[y + i + 1]!
    s2 += a[x + i + 2]! * a[y + i + 2]!
    s3 += a[x + i + 3]! * a[y + i + 3]!
  }
  for (; i < count; i++) s0 += a[x + i]! * a[y + i]!
  return s0 + s1 + (s2 + s3)
}

function subtract(a: Float64Array, to: number, factor: number, from: number, count: number): void {
  for (let i = 0; i < count; i++) a[to + i]! -= factor * a[from + i]!
}
