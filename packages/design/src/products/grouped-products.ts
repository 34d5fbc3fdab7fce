import { rotateRow } from '@lmm/linalg'
import { type BasedRows, forEachBlock } from './based-rows.ts'
import type { GroupedProducts } from './cross-products.ts'

/** Each row is rotated into the triangle of its level (Givens); what is left over adds to `within`. */
export function groupedProducts(
  rows: BasedRows,
  header: Omit<GroupedProducts, 'kind' | 'triangles' | 'within'>,
): GroupedProducts {
  const { design, factors } = rows
  const { p } = header
  const factor = factors[0]
  const q = factor?.q ?? 0
  const width = q + p + 1
  const size = q * width
  const triangles = new Float64Array((factor?.levels ?? 0) * size)
  const within = new Float64Array((p + 1) * (p + 1))
  const codes = factor ? design.random[factor.terms[0]!.term]!.codes : null
  const row = new Float64Array(width)
  forEachBlock(rows, (block, from, count) => {
    for (let r = 0; r < count; r++) {
      for (let j = 0; j < width; j++) row[j] = block[r * width + j]!
      if (codes) rotateRow(triangles, q, width, row, codes[from + r]! * size)
      addLowerSquare(row, q, p + 1, within)
    }
  })
  for (let a = 0; a <= p; a++) for (let b = 0; b < a; b++) within[b * (p + 1) + a] = within[a * (p + 1) + b]!
  return { kind: 'grouped', ...header, triangles, within }
}

/** Adds the square of the row's part from `offset` to the lower triangle of `out`. */
export function addLowerSquare(row: Float64Array, offset: number, size: number, out: Float64Array): void {
  for (let a = 0; a < size; a++) {
    const ra = row[offset + a]!
    for (let b = 0; b <= a; b++) out[a * size + b]! += ra * row[offset + b]!
  }
}
