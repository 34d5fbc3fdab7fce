import { addProduct } from '../dense/panel/product.ts'
import type { SymbolicFactor } from './symbolic.ts'
import { locateRows, type Workspace } from './workspace.ts'

/** Updates with fewer multiplications than this, or of one column, go straight into the target. */
const smallWork = 3000

/** Subtracts from the panel of supernode t what all supernodes before it contribute. */
export function applyUpdates(symbolic: SymbolicFactor, panels: Float64Array, t: number, work: Workspace): void {
  const { supernodes, panels: starts, updates } = symbolic
  const { first, rows } = supernodes
  const from = updates.pointers[t]!
  const end = updates.pointers[t + 1]!
  if (from === end) return
  const { position } = work
  locateRows(symbolic, t, position)
  const to = starts[t]!
  const toWidth = first[t + 1]! - first[t]!
  for (let u = from; u < end; u++) {
    const s = updates.source[u]!
    const width = first[s + 1]! - first[s]!
    const list = rows.pointers[s]!
    const begin = updates.begin[u]!
    const stop = updates.end[u]!
    const height = rows.pointers[s + 1]! - list
    const source = starts[s]! + width * width
    if (width === 1) {
      updateByColumn(panels, source, to, toWidth, rows.indices, list, begin, stop, height, position)
    } else if ((stop - begin) * (height - begin) * width <= smallWork) {
      updateBySmall(panels, source, width, to, toWidth, rows.indices, list, begin, stop, height, position)
    } else {
      updateByBlock(panels, source, width, to, toWidth, rows.indices, list, begin, stop, height, work)
    }
  }
}

function updateByColumn(
  panels: Float64Array,
  source: number,
  to: number,
  toWidth: number,
  indices: Int32Array,
  list: number,
  begin: number,
  stop: number,
  height: number,
  position: Int32Array,
): void {
  for (let c = begin; c < stop; c++) {
    const factor = panels[source + c]!
    const column = to + position[indices[list + c]!]!
    for (let i = c; i < height; i++) {
      panels[column + position[indices[list + i]!]! * toWidth]! -= factor * panels[source + i]!
    }
  }
}

function updateBySmall(
  panels: Float64Array,
  source: number,
  width: number,
  to: number,
  toWidth: number,
  indices: Int32Array,
  list: number,
  begin: number,
  stop: number,
  height: number,
  position: Int32Array,
): void {
  for (let c = begin; c < stop; c++) {
    const across = source + c * width
    const column = to + position[indices[list + c]!]!
    for (let i = c; i < height; i++) {
      const down = source + i * width
      let sum = 0
      for (let p = 0; p < width; p++) sum += panels[down + p]! * panels[across + p]!
      panels[column + position[indices[list + i]!]! * toWidth]! -= sum
    }
  }
}

function updateByBlock(
  panels: Float64Array,
  source: number,
  width: number,
  to: number,
  toWidth: number,
  indices: Int32Array,
  list: number,
  begin: number,
  stop: number,
  height: number,
  work: Workspace,
): void {
  const { position } = work
  const columns = stop - begin
  const lines = height - begin
  const left = source + begin * width
  const line = position[indices[list + begin]!]!
  if (position[indices[list + height - 1]!]! - line === lines - 1) {
    // The rows lie side by side in the target too.
    const at = to + line * toWidth + line
    addProduct(lines, columns, width, -1, panels, left, width, 1, panels, left, 1, width, panels, at, toWidth, true)
    return
  }
  const block = work.block(lines * columns)
  block.fill(0, 0, lines * columns)
  addProduct(lines, columns, width, 1, panels, left, width, 1, panels, left, 1, width, block, 0, columns, true)
  for (let i = 0; i < lines; i++) {
    const row = to + position[indices[list + begin + i]!]! * toWidth
    const end = Math.min(columns, i + 1)
    for (let c = 0; c < end; c++) panels[row + position[indices[list + begin + c]!]!]! -= block[i * columns + c]!
  }
}
