import { type BasedRows, blockWidth, forEachBlock } from './based-rows.ts'
import type { CrossedProducts, FactorColumns, PairProducts } from './cross-products.ts'

/** Sums of products for every pair of factors that meet in a row. */
export function crossedProducts(
  rows: BasedRows,
  header: Omit<CrossedProducts, 'kind' | 'pairs' | 'B' | 'C'>,
): CrossedProducts {
  const { design, factors } = rows
  const { p, n } = header
  const width = blockWidth(rows)
  const codes = factors.map((factor) => design.random[factor.terms[0]!.term]!.codes)
  const z = factors.map((factor) => new Float64Array(n * factor.q))
  const B = factors.map((factor) => new Float64Array(factor.levels * factor.q * (p + 1)))
  const C = new Float64Array((p + 1) * (p + 1))
  forEachBlock(rows, (block, from, count) => {
    let offset = 0
    factors.forEach(({ q }, f) => {
      keepColumns(block, width, offset, q, from, count, z[f]!)
      addResponses(block, width, offset, q, codes[f]!, from, count, p + 1, B[f]!)
      offset += q
    })
    for (let r = 0; r < count; r++)
      for (let a = 0; a <= p; a++) {
        const value = block[r * width + offset + a]!
        for (let b = 0; b <= a; b++) C[a * (p + 1) + b]! += value * block[r * width + offset + b]!
      }
  })
  for (let a = 0; a <= p; a++) for (let b = 0; b < a; b++) C[b * (p + 1) + a] = C[a * (p + 1) + b]!
  const pairs: PairProducts[] = []
  for (let column = 0; column < factors.length; column++)
    for (let row = column; row < factors.length; row++) pairs.push(pairProducts(factors, row, column, codes, z))
  return { kind: 'crossed', ...header, pairs, B, C }
}

function keepColumns(
  block: Float64Array,
  width: number,
  offset: number,
  q: number,
  from: number,
  count: number,
  out: Float64Array,
): void {
  for (let r = 0; r < count; r++) for (let c = 0; c < q; c++) out[(from + r) * q + c] = block[r * width + offset + c]!
}

/** B += z~ [x~ y~] at the level of each row. */
function addResponses(
  block: Float64Array,
  width: number,
  offset: number,
  q: number,
  codes: Int32Array,
  from: number,
  count: number,
  responses: number,
  out: Float64Array,
): void {
  for (let r = 0; r < count; r++) {
    const row = r * width
    const fixed = row + width - responses
    for (let c = 0; c < q; c++) {
      const value = block[row + offset + c]!
      const at = (codes[from + r]! * q + c) * responses
      for (let a = 0; a < responses; a++) out[at + a]! += value * block[fixed + a]!
    }
  }
}

function pairProducts(
  factors: readonly FactorColumns[],
  row: number,
  column: number,
  codes: readonly Int32Array[],
  z: readonly Float64Array[],
): PairProducts {
  const { q: qr, levels: rows } = factors[row]!
  const { q: qc, levels: columns } = factors[column]!
  const rowCodes = codes[row]!
  const columnCodes = codes[column]!
  const order = rowsByLevels(rowCodes, rows, columnCodes, columns)
  const slot = new Int32Array(order.length)
  let last = -1
  let previous = -1
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!
    if (previous < 0 || rowCodes[previous] !== rowCodes[i] || columnCodes[previous] !== columnCodes[i]) last++
    slot[k] = last
    previous = i
  }
  const rowLevels = new Int32Array(last + 1)
  const columnLevels = new Int32Array(last + 1)
  const blocks = new Float64Array((last + 1) * qr * qc)
  const zr = z[row]!
  const zc = z[column]!
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!
    const at = slot[k]!
    rowLevels[at] = rowCodes[i]!
    columnLevels[at] = columnCodes[i]!
    for (let a = 0; a < qr; a++)
      for (let b = 0; b < qc; b++) blocks[(at * qr + a) * qc + b]! += zr[i * qr + a]! * zc[i * qc + b]!
  }
  return { row, column, rowLevels, columnLevels, blocks }
}

/** Rows ordered by column level, then row level, then as they stand: two counting sorts. */
function rowsByLevels(rowCodes: Int32Array, rows: number, columnCodes: Int32Array, columns: number): Int32Array {
  const asTheyStand = Int32Array.from({ length: rowCodes.length }, (_, i) => i)
  return countingSort(countingSort(asTheyStand, rowCodes, rows), columnCodes, columns)
}

function countingSort(order: Int32Array, codes: Int32Array, levels: number): Int32Array {
  const next = new Int32Array(levels + 1)
  for (let k = 0; k < order.length; k++) next[codes[order[k]!]! + 1]!++
  for (let level = 0; level < levels; level++) next[level + 1]! += next[level]!
  const out = new Int32Array(order.length)
  for (let k = 0; k < order.length; k++) out[next[codes[order[k]!]!]!++] = order[k]!
  return out
}
