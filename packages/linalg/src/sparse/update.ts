import { addProduct } from '../dense/panel/product.ts'
import type { SymbolicFactor } from './symbolic.ts'
import { locateRows, placeRows, type Workspace } from './workspace.ts'

/** Updates with fewer multiplications than this, or of one column, go straight into the target. */
const smallWork = 3000

/** Subtracts from the panel of supernode t what all supernodes before it contribute. */
export function applyUpdates(symbolic: SymbolicFactor, panels: Float64Array, t: number, work: Workspace): void {
  const { supernodes, panels: starts, updates } = symbolic
  const { first, rows } = supernodes
  const from = updates.pointers[t]!
  const end = updates.pointers[t + 1]!
  if (from === end) return
  const { places } = work
  locateRows(symbolic, t, work.position)
  const to = starts[t]!
  const toWidth = first[t + 1]! - first[t]!
  for (let u = from; u < end; u++) {
    const s = updates.source[u]!
    const width = first[s + 1]! - first[s]!
    const list = rows.pointers[s]!
    const begin = updates.begin[u]!
    const columns = updates.end[u]! - begin
    const lines = rows.pointers[s + 1]! - list - begin
    const source = starts[s]! + (width + begin) * width
    placeRows(work, rows.indices, list + begin, lines)
    if (width === 1) updateByColumn(panels, source, to, toWidth, columns, lines, places)
    else if (columns * lines * width <= smallWork)
      updateBySmall(panels, source, width, to, toWidth, columns, lines, places)
    else updateByBlock(panels, source, width, to, toWidth, columns, lines, work)
  }
}

function updateByColumn(
  panels: Float64Array,
  source: number,
  to: number,
  toWidth: number,
  columns: number,
  lines: number,
  places: Int32Array,
): void {
  for (let i = 0; i < lines; i++) {
    const row = to + places[i]! * toWidth
    const factor = panels[source + i]!
    const end = Math.min(columns, i + 1)
    for (let c = 0; c < end; c++) panels[row + places[c]!]! -= factor * panels[source + c]!
  }
}

function updateBySmall(
  panels: Float64Array,
  source: number,
  width: number,
  to: number,
  toWidth: number,
  columns: number,
  lines: number,
  places: Int32Array,
): void {
  for (let i = 0, down = source; i < lines; i++, down += width) {
    const row = to + places[i]! * toWidth
    const end = Math.min(columns, i + 1)
    for (let c = 0, across = source; c < end; c++, across += width) {
      let sum = 0
      for (let p = 0; p < width; p++) sum += panels[down + p]! * panels[across + p]!
      panels[row + places[c]!]! -= sum
    }
  }
}

function updateByBlock(
  panels: Float64Array,
  source: number,
  width: number,
  to: number,
  toWidth: number,
  columns: number,
  lines: number,
  work: Workspace,
): void {
  const { places } = work
  const line = places[0]!
  if (places[lines - 1]! - line === lines - 1) {
    // The rows lie side by side in the target too.
    const at = to + line * toWidth + line
    addProduct(lines, columns, width, -1, panels, source, width, 1, panels, source, 1, width, panels, at, toWidth, true)
    return
  }
  const block = work.block(lines * columns)
  block.fill(0, 0, lines * columns)
  addProduct(lines, columns, width, 1, panels, source, width, 1, panels, source, 1, width, block, 0, columns, true)
  for (let i = 0; i < lines; i++) {
    const row = to + places[i]! * toWidth
    const end = Math.min(columns, i + 1)
    for (let c = 0; c < end; c++) panels[row + places[c]!]! -= block[i * columns + c]!
  }
}
