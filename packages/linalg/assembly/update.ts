import {
  at,
  block,
  first,
  locateRows,
  place,
  placeRows,
  rowIndices,
  rowPointers,
  starts,
  updateBegin,
  updateEnd,
  updatePointers,
  updateSource,
} from './layout'
import { addProduct } from './product'

const smallWork: i32 = 3000

/** `applyUpdates` of src/sparse/update.ts. */
export function applyUpdates(panels: usize, t: i32): void {
  const from = at(updatePointers, t)
  const end = at(updatePointers, t + 1)
  if (from === end) return
  locateRows(t)
  const to = panels + ((<usize>at(starts, t)) << 3)
  const toRow = (<usize>(at(first, t + 1) - at(first, t))) << 3
  for (let u = from; u < end; u++) {
    const s = at(updateSource, u)
    const width = at(first, s + 1) - at(first, s)
    const list = at(rowPointers, s)
    const begin = at(updateBegin, u)
    const columns = at(updateEnd, u) - begin
    const lines = at(rowPointers, s + 1) - list - begin
    const source = panels + ((<usize>(at(starts, s) + (width + begin) * width)) << 3)
    placeRows(rowIndices + ((<usize>(list + begin)) << 2), lines)
    if (width === 1) updateByColumn(source, to, toRow, columns, lines)
    else if (columns * lines * width <= smallWork) updateBySmall(source, width, to, toRow, columns, lines)
    else updateByBlock(source, width, to, toRow, columns, lines)
  }
}

function updateByColumn(source: usize, to: usize, toRow: usize, columns: i32, lines: i32): void {
  for (let i = 0; i < lines; i++) {
    const row = to + place(i) * toRow
    const factor = load<f64>(source + ((<usize>i) << 3))
    const end = min(columns, i + 1)
    for (let c = 0; c < end; c++) {
      const target = row + (place(c) << 3)
      store<f64>(target, load<f64>(target) - factor * load<f64>(source + ((<usize>c) << 3)))
    }
  }
}

function updateBySmall(source: usize, width: i32, to: usize, toRow: usize, columns: i32, lines: i32): void {
  const bytes = (<usize>width) << 3
  let down = source
  for (let i = 0; i < lines; i++) {
    const row = to + place(i) * toRow
    const end = min(columns, i + 1)
    let across = source
    for (let c = 0; c < end; c++) {
      let sum: f64 = 0
      for (let p: usize = 0; p < bytes; p += 8) sum += load<f64>(down + p) * load<f64>(across + p)
      const target = row + (place(c) << 3)
      store<f64>(target, load<f64>(target) - sum)
      across += bytes
    }
    down += bytes
  }
}

function updateByBlock(source: usize, width: i32, to: usize, toRow: usize, columns: i32, lines: i32): void {
  const bytes = (<usize>width) << 3
  const line = place(0)
  if (place(lines - 1) - line === lines - 1) {
    const target = to + line * toRow + (line << 3)
    addProduct(lines, columns, width, -1, source, bytes, 8, source, 8, bytes, target, toRow, true)
    return
  }
  const blockRow = (<usize>columns) << 3
  memory.fill(block, 0, <usize>lines * blockRow)
  addProduct(lines, columns, width, 1, source, bytes, 8, source, 8, bytes, block, blockRow, true)
  let from = block
  for (let i = 0; i < lines; i++) {
    const row = to + place(i) * toRow
    const end = min(columns, i + 1)
    for (let c = 0; c < end; c++) {
      const target = row + (place(c) << 3)
      store<f64>(target, load<f64>(target) - load<f64>(from + ((<usize>c) << 3)))
    }
    from += blockRow
  }
}
