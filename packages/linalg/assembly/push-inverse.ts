import {
  at,
  block,
  first,
  locateRows,
  position,
  rowIndices,
  rowPointers,
  starts,
  updateBegin,
  updateEnd,
  updatePointers,
  updateSource,
} from './layout'
import { addProduct } from './product'

const smallWork: i32 = 2000

/** `pushInverse` of src/sparse/push-inverse.ts. */
export function pushInverse(ratios: usize, inverse: usize, t: i32): void {
  const from = at(updatePointers, t)
  const end = at(updatePointers, t + 1)
  if (from === end) return
  locateRows(t)
  const source = inverse + ((<usize>at(starts, t)) << 3)
  const sourceRow = (<usize>(at(first, t + 1) - at(first, t))) << 3
  for (let u = from; u < end; u++) {
    const s = at(updateSource, u)
    const width = at(first, s + 1) - at(first, s)
    const list = at(rowPointers, s)
    const begin = at(updateBegin, u)
    const columns = at(updateEnd, u) - begin
    const lines = at(rowPointers, s + 1) - list - begin
    const offset = (<usize>(at(starts, s) + (width + begin) * width)) << 3
    const rows = rowIndices + ((<usize>(list + begin)) << 2)
    if (width === 1) pushToColumn(ratios + offset, inverse + offset, source, sourceRow, rows, columns, lines)
    else if (columns * lines * width <= smallWork)
      pushToSmall(ratios + offset, inverse + offset, width, source, sourceRow, rows, columns, lines)
    else pushToBlock(ratios + offset, inverse + offset, width, source, sourceRow, rows, columns, lines)
  }
}

function place(rows: usize, i: i32): usize {
  return <usize>load<i32>(position + ((<usize>load<i32>(rows + ((<usize>i) << 2))) << 2))
}

function pushToColumn(
  ratios: usize,
  to: usize,
  source: usize,
  sourceRow: usize,
  rows: usize,
  columns: i32,
  lines: i32,
): void {
  for (let c = 0; c < columns; c++) {
    const own = place(rows, c)
    const column = source + (own << 3)
    const ratio = load<f64>(ratios + ((<usize>c) << 3))
    let sum = load<f64>(column + own * sourceRow) * ratio
    for (let i = c + 1; i < lines; i++) {
      const z = load<f64>(column + place(rows, i) * sourceRow)
      const down = (<usize>i) << 3
      sum += z * load<f64>(ratios + down)
      store<f64>(to + down, load<f64>(to + down) - z * ratio)
    }
    const across = to + ((<usize>c) << 3)
    store<f64>(across, load<f64>(across) - sum)
  }
}

/** y -= factor x for runs of numbers. */
function subtractMultiple(bytes: usize, factor: f64, x: usize, y: usize): void {
  for (let p: usize = 0; p < bytes; p += 8) store<f64>(y + p, load<f64>(y + p) - factor * load<f64>(x + p))
}

function pushToSmall(
  ratios: usize,
  to: usize,
  width: i32,
  source: usize,
  sourceRow: usize,
  rows: usize,
  columns: i32,
  lines: i32,
): void {
  const bytes = (<usize>width) << 3
  for (let c = 0; c < columns; c++) {
    const own = place(rows, c)
    const column = source + (own << 3)
    const across = <usize>c * bytes
    subtractMultiple(bytes, load<f64>(column + own * sourceRow), ratios + across, to + across)
    for (let i = c + 1; i < lines; i++) {
      const z = load<f64>(column + place(rows, i) * sourceRow)
      const down = <usize>i * bytes
      subtractMultiple(bytes, z, ratios + down, to + across)
      subtractMultiple(bytes, z, ratios + across, to + down)
    }
  }
}

function pushToBlock(
  ratios: usize,
  to: usize,
  width: i32,
  source: usize,
  sourceRow: usize,
  rows: usize,
  columns: i32,
  lines: i32,
): void {
  const bytes = (<usize>width) << 3
  const blockRow = (<usize>columns) << 3
  let line = block
  for (let i = 0; i < lines; i++) {
    const row = source + place(rows, i) * sourceRow
    const end = min(columns, i + 1)
    for (let c = 0; c < end; c++) store<f64>(line + ((<usize>c) << 3), load<f64>(row + (place(rows, c) << 3)))
    if (i < columns) {
      let above = block + ((<usize>i) << 3)
      for (let c = 0; c < i; c++) {
        store<f64>(above, load<f64>(line + ((<usize>c) << 3)))
        above += blockRow
      }
    }
    line += blockRow
  }
  const rest = <usize>columns
  addProduct(lines, width, columns, -1, block, blockRow, 8, ratios, bytes, 8, to, bytes, false)
  addProduct(
    columns,
    width,
    lines - columns,
    -1,
    block + rest * blockRow,
    8,
    blockRow,
    ratios + rest * bytes,
    bytes,
    8,
    to,
    bytes,
    false,
  )
}
