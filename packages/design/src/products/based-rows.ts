import type { Design } from '../design.ts'
import { type Basis, blockToBasis } from './basis.ts'
import type { FactorColumns } from './cross-products.ts'
import type { ResponseBasis } from './response-basis.ts'

/** Rows of a design with everything that squaring them needs. */
export interface BasedRows {
  readonly design: Design
  readonly X: Basis
  readonly y: ResponseBasis
  readonly factors: readonly FactorColumns[]
  /** Square roots of the weights, scaled for known variances; null for ones. */
  readonly rootWeights: Float64Array | null
}

/** Rows of a block. */
export const blockRows = 512

/** Columns of a block: z~ of every factor one after the other, x~, y~. */
export function blockWidth({ X, factors }: BasedRows): number {
  return factors.reduce((sum, factor) => sum + factor.q, X.size + 1)
}

/** Calls `visit` with the rows of the design in blocks: `count` rows of [z~ | x~ | y~], each times the root of its weight. */
export function forEachBlock(rows: BasedRows, visit: (block: Float64Array, from: number, count: number) => void): void {
  const { design, X, factors, rootWeights } = rows
  const width = blockWidth(rows)
  const block = new Float64Array(blockRows * width)
  for (let from = 0; from < design.n; from += blockRows) {
    const count = Math.min(blockRows, design.n - from)
    let offset = 0
    for (const { q, terms } of factors) {
      for (const { term, start, basis } of terms)
        blockToBasis(basis, design.random[term]!.columns, from, count, block, width, offset + start)
      offset += q
    }
    blockToBasis(X, design.X.columns, from, count, block, width, offset)
    writeResponse(rows, from, count, block, width, offset)
    if (rootWeights)
      for (let r = 0; r < count; r++) {
        const root = rootWeights[from + r]!
        for (let j = 0; j < width; j++) block[r * width + j]! *= root
      }
    visit(block, from, count)
  }
}

function writeResponse(
  { design, X, y }: BasedRows,
  from: number,
  count: number,
  block: Float64Array,
  width: number,
  offset: number,
): void {
  const { center, gamma, scale } = y
  const inverse = scale > 0 ? 1 / scale : 0
  const p = X.size
  for (let r = 0; r < count; r++) {
    const at = r * width + offset
    let left = design.y[from + r]! - center
    if (design.offset) left = design.y[from + r]! - design.offset[from + r]! - center
    for (let j = 0; j < p; j++) left -= block[at + j]! * gamma[j]!
    block[at + p] = left * inverse
  }
}
