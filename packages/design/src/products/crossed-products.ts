import type { BasedRows } from './accumulate.ts'
import { toBasis } from './basis.ts'
import type { CrossedProducts, PairProducts } from './cross-products.ts'
import { writeFixed } from './grouped-products.ts'

/** Sums of products for every pair of factors that meet in a row. */
export function crossedProducts(
  rows: BasedRows,
  header: Omit<CrossedProducts, 'kind' | 'pairs' | 'B' | 'C'>,
): CrossedProducts {
  const { design, factors, rootWeights } = rows
  const { n, p } = header
  const codes = factors.map((factor) => design.random[factor.terms[0]!.term]!.codes)
  const z = factors.map((factor) => {
    const out = new Float64Array(n * factor.q)
    for (let i = 0; i < n; i++)
      for (const { term, start, basis } of factor.terms)
        toBasis(basis, design.random[term]!.columns, i, rootWeights ? rootWeights[i]! : 1, out, i * factor.q + start)
    return out
  })
  const B = factors.map((factor) => new Float64Array(factor.levels * factor.q * (p + 1)))
  const C = new Float64Array((p + 1) * (p + 1))
  const fixed = new Float64Array(p + 1)
  for (let i = 0; i < n; i++) {
    writeFixed(rows, i, rootWeights ? rootWeights[i]! : 1, fixed, 0)
    for (let a = 0; a <= p; a++) for (let b = 0; b <= p; b++) C[a * (p + 1) + b]! += fixed[a]! * fixed[b]!
    factors.forEach(({ q }, f) => {
      for (let c = 0; c < q; c++) {
        const value = z[f]![i * q + c]!
        const at = (codes[f]![i]! * q + c) * (p + 1)
        for (let a = 0; a <= p; a++) B[f]![at + a]! += value * fixed[a]!
      }
    })
  }
  const pairs: PairProducts[] = []
  for (let column = 0; column < factors.length; column++)
    for (let row = column; row < factors.length; row++) pairs.push(pairProducts(rows, row, column, codes, z))
  return { kind: 'crossed', ...header, pairs, B, C }
}

function pairProducts(
  { factors }: BasedRows,
  row: number,
  column: number,
  codes: readonly Int32Array[],
  z: readonly Float64Array[],
): PairProducts {
  const { q: qr } = factors[row]!
  const { q: qc, levels: columns } = factors[column]!
  const rowCodes = codes[row]!
  const columnCodes = codes[column]!
  const order = rowsByLevels(rowCodes, factors[row]!.levels, columnCodes, columns)
  const rowLevels: number[] = []
  const columnLevels: number[] = []
  const slot = new Int32Array(order.length)
  let last = -1
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!
    if (last < 0 || rowLevels[last] !== rowCodes[i] || columnLevels[last] !== columnCodes[i]) {
      last = rowLevels.push(rowCodes[i]!) - 1
      columnLevels.push(columnCodes[i]!)
    }
    slot[k] = last
  }
  const blocks = new Float64Array(rowLevels.length * qr * qc)
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!
    for (let a = 0; a < qr; a++)
      for (let b = 0; b < qc; b++)
        blocks[(slot[k]! * qr + a) * qc + b]! += z[row]![i * qr + a]! * z[column]![i * qc + b]!
  }
  return { row, column, rowLevels: Int32Array.from(rowLevels), columnLevels: Int32Array.from(columnLevels), blocks }
}

/** Rows ordered by column level, then row level, then as they stand: two counting sorts. */
function rowsByLevels(rowCodes: Int32Array, rows: number, columnCodes: Int32Array, columns: number): Int32Array {
  const byRow = countingSort(
    Int32Array.from(rowCodes, (_, i) => i),
    rowCodes,
    rows,
  )
  return countingSort(byRow, columnCodes, columns)
}

function countingSort(order: Int32Array, codes: Int32Array, levels: number): Int32Array {
  const next = new Int32Array(levels + 1)
  for (let k = 0; k < order.length; k++) next[codes[order[k]!]! + 1]!++
  for (let level = 0; level < levels; level++) next[level + 1]! += next[level]!
  const out = new Int32Array(order.length)
  for (let k = 0; k < order.length; k++) out[next[codes[order[k]!]!]!++] = order[k]!
  return out
}
