import { addProduct } from '../dense/panel/product.ts'
import type { SymbolicFactor } from './symbolic.ts'
import { locateRows, type Workspace } from './workspace.ts'

const smallWork = 2000

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
  const { position } = work
  locateRows(symbolic, t, position)
  const source = starts[t]!
  const sourceWidth = first[t + 1]! - first[t]!
  for (let u = from; u < end; u++) {
    const s = updates.source[u]!
    const width = first[s + 1]! - first[s]!
    const list = rows.pointers[s]!
    const begin = updates.begin[u]!
    const stop = updates.end[u]!
    const height = rows.pointers[s + 1]! - list
    const to = starts[s]! + width * width
    if (width === 1) {
      pushToColumn(ratios, inverse, to, source, sourceWidth, rows.indices, list, begin, stop, height, position)
    } else if ((stop - begin) * (height - begin) * width <= smallWork) {
      pushToSmall(ratios, inverse, to, width, source, sourceWidth, rows.indices, list, begin, stop, height, position)
    } else {
      pushToBlock(ratios, inverse, to, width, source, sourceWidth, rows.indices, list, begin, stop, height, work)
    }
  }
}

function pushToColumn(
  ratios: Float64Array,
  inverse: Float64Array,
  to: number,
  source: number,
  sourceWidth: number,
  indices: Int32Array,
  list: number,
  begin: number,
  stop: number,
  height: number,
  position: Int32Array,
): void {
  for (let c = begin; c < stop; c++) {
    const place = position[indices[list + c]!]!
    const column = source + place
    const ratio = ratios[to + c]!
    let sum = inverse[column + place * sourceWidth]! * ratio
    for (let i = c + 1; i < height; i++) {
      const z = inverse[column + position[indices[list + i]!]! * sourceWidth]!
      sum += z * ratios[to + i]!
      inverse[to + i]! -= z * ratio
    }
    inverse[to + c]! -= sum
  }
}

function pushToSmall(
  ratios: Float64Array,
  inverse: Float64Array,
  to: number,
  width: number,
  source: number,
  sourceWidth: number,
  indices: Int32Array,
  list: number,
  begin: number,
  stop: number,
  height: number,
  position: Int32Array,
): void {
  for (let c = begin; c < stop; c++) {
    const place = position[indices[list + c]!]!
    const column = source + place
    const across = to + c * width
    const own = inverse[column + place * sourceWidth]!
    for (let p = 0; p < width; p++) inverse[across + p]! -= own * ratios[across + p]!
    for (let i = c + 1; i < height; i++) {
      const z = inverse[column + position[indices[list + i]!]! * sourceWidth]!
      const down = to + i * width
      for (let p = 0; p < width; p++) {
        inverse[across + p]! -= z * ratios[down + p]!
        inverse[down + p]! -= z * ratios[across + p]!
      }
    }
  }
}

function pushToBlock(
  ratios: Float64Array,
  inverse: Float64Array,
  to: number,
  width: number,
  source: number,
  sourceWidth: number,
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
  const block = work.block(lines * columns)
  for (let i = 0; i < lines; i++) {
    const row = source + position[indices[list + begin + i]!]! * sourceWidth
    const end = Math.min(columns, i + 1)
    for (let c = 0; c < end; c++) block[i * columns + c] = inverse[row + position[indices[list + begin + c]!]!]!
    if (i < columns) for (let c = 0; c < i; c++) block[c * columns + i] = block[i * columns + c]!
  }
  const top = to + begin * width
  const rest = to + stop * width
  addProduct(lines, width, columns, -1, block, 0, columns, 1, ratios, top, width, 1, inverse, top, width, false)
  const further = columns * columns
  addProduct(
    columns,
    width,
    height - stop,
    -1,
    block,
    further,
    1,
    columns,
    ratios,
    rest,
    width,
    1,
    inverse,
    top,
    width,
    false,
  )
}
