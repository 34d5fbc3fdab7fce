import { rotateRow } from '@lmm/linalg'
import type { BasedRows } from './accumulate.ts'
import { toBasis } from './basis.ts'
import type { GroupedProducts } from './cross-products.ts'

/** Each row is rotated into the triangle of its level (Givens); what is left over adds to `within`. */
export function groupedProducts(
  rows: BasedRows,
  header: Omit<GroupedProducts, 'kind' | 'triangles' | 'within'>,
): GroupedProducts {
  const { design, factors } = rows
  const { p, n } = header
  const factor = factors[0]
  const q = factor?.q ?? 0
  const width = q + p + 1
  const size = q * width
  const triangles = new Float64Array((factor?.levels ?? 0) * size)
  const within = new Float64Array((p + 1) * (p + 1))
  const codes = factor ? design.random[factor.terms[0]!.term]!.codes : null
  const row = new Float64Array(width)
  for (let i = 0; i < n; i++) {
    writeRow(rows, i, row, q)
    if (codes) rotateRow(triangles, q, width, row, codes[i]! * size)
    for (let a = 0; a <= p; a++) {
      const ra = row[q + a]!
      for (let b = 0; b <= a; b++) within[a * (p + 1) + b]! += ra * row[q + b]!
    }
  }
  for (let a = 0; a <= p; a++) for (let b = 0; b < a; b++) within[b * (p + 1) + a] = within[a * (p + 1) + b]!
  return { kind: 'grouped', ...header, triangles, within }
}

/** Row i as [z~ of the first factor | x~ | y~], times the root of its weight; `q` columns of z. */
function writeRow(rows: BasedRows, i: number, row: Float64Array, q: number): void {
  const { design, factors, rootWeights } = rows
  const factor = rootWeights ? rootWeights[i]! : 1
  for (const { term, start, basis } of factors[0]?.terms ?? [])
    toBasis(basis, design.random[term]!.columns, i, factor, row, start)
  writeFixed(rows, i, factor, row, q)
}

/** [x~ | y~] of row i from `offset`. */
export function writeFixed(rows: BasedRows, i: number, factor: number, row: Float64Array, offset: number): void {
  const { design, X, y } = rows
  toBasis(X, design.X.columns, i, 1, row, offset)
  let r = design.y[i]! - (design.offset ? design.offset[i]! : 0) - y.center
  for (let j = 0; j < X.size; j++) {
    r -= row[offset + j]! * y.gamma[j]!
    row[offset + j]! *= factor
  }
  row[offset + X.size] = y.scale > 0 ? (r * factor) / y.scale : 0
}
