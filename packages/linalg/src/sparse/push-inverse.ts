import { addProduct } from '../dense/panel/product.ts'
import type { SymbolicFactor } from './symbolic.ts'
import { locateRows, placeRows, type Workspace } from './workspace.ts'

// Below these a block costs more to fill than it saves.
const smallWork = 2000
const narrow = 4

/** The inverse in the panel of supernode t is complete: subtracts its products with Y from all supernodes that have rows in t. */
export function pushInverse(
  symbolic: SymbolicFactor,
  ratios: Float64Array,
  inverse: Float64Array,
  t: number,
  work: Workspace,
): void {
  const { supernodes, panels: starts, updates } = symbolic
  const { first, rows } = supernodes
  const from = updates.pointers[t]!
  const end = updates.pointers[t + 1]!
  if (from === end) return
  locateRows(symbolic, t, work.position)
  const source = starts[t]!
  const sourceWidth = first[t + 1]! - first[t]!
  for (let u = from; u < end; u++) {
    const s = updates.source[u]!
    const width = first[s + 1]! - first[s]!
    const list = rows.pointers[s]!
    const begin = updates.begin[u]!
    const columns = updates.end[u]! - begin
    const lines = rows.pointers[s + 1]! - list - begin
    const to = starts[s]! + (width + begin) * width
    placeRows(work, rows.indices, list + begin, lines)
    const push = width <= narrow || columns * lines * width <= smallWork ? pushToNarrow : pushToBlock
    push(ratios, inverse, to, width, source, sourceWidth, columns, lines, work)
  }
}

function pushToNarrow(
  ratios: Float64Array,
  inverse: Float64Array,
  to: number,
  width: number,
  source: number,
  sourceWidth: number,
  columns: number,
  lines: number,
  { places }: Workspace,
): void {
  for (let i = 0, down = to; i < lines; i++, down += width) {
    const row = source + places[i]! * sourceWidth
    const end = Math.min(columns, i)
    for (let c = 0, across = to; c < end; c++, across += width) {
      const z = inverse[row + places[c]!]!
      for (let p = 0; p < width; p++) {
        inverse[across + p]! -= z * ratios[down + p]!
        inverse[down + p]! -= z * ratios[across + p]!
      }
    }
    if (i >= columns) continue
    const z = inverse[row + places[i]!]!
    for (let p = 0; p < width; p++) inverse[down + p]! -= z * ratios[down + p]!
  }
}

function pushToBlock(
  ratios: Float64Array,
  inverse: Float64Array,
  to: number,
  width: number,
  source: number,
  sourceWidth: number,
  columns: number,
  lines: number,
  work: Workspace,
): void {
  const { places } = work
  const block = work.block(lines * columns)
  for (let i = 0; i < lines; i++) {
    const row = source + places[i]! * sourceWidth
    const end = Math.min(columns, i + 1)
    for (let c = 0; c < end; c++) block[i * columns + c] = inverse[row + places[c]!]!
    if (i < columns) for (let c = 0; c < i; c++) block[c * columns + i] = block[i * columns + c]!
  }
  const rest = to + columns * width
  const further = columns * columns
  const others = lines - columns
  addProduct(lines, width, columns, -1, block, 0, columns, 1, ratios, to, width, 1, inverse, to, width, false)
  addProduct(columns, width, others, -1, block, further, 1, columns, ratios, rest, width, 1, inverse, to, width, false)
}
