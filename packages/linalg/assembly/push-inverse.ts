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

const smallWork: i32 = 2000
const narrow: i32 = 4

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
    const y = ratios + offset
    const z = inverse + offset
    placeRows(rowIndices + ((<usize>(list + begin)) << 2), lines)
    if (width === 1) pushToOne(y, z, source, sourceRow, columns, lines)
    else if (width === 2) pushToTwo(y, z, source, sourceRow, columns, lines)
    else if (width === 4) pushToFour(y, z, source, sourceRow, columns, lines)
    else if (width <= narrow || columns * lines * width <= smallWork)
      pushToNarrow(y, z, width, source, sourceRow, columns, lines)
    else pushToBlock(y, z, width, source, sourceRow, columns, lines)
  }
}

/** `pushToNarrow` for a single column. */
function pushToOne(ratios: usize, to: usize, source: usize, sourceRow: usize, columns: i32, lines: i32): void {
  for (let i = 0; i < lines; i++) {
    const row = source + place(i) * sourceRow
    const own = (<usize>i) << 3
    const ratio = load<f64>(ratios + own)
    let sum = load<f64>(to + own)
    const end = min(columns, i)
    for (let c = 0; c < end; c++) {
      const at = (<usize>c) << 3
      const z = load<f64>(row + (place(c) << 3))
      store<f64>(to + at, load<f64>(to + at) - z * ratio)
      sum -= z * load<f64>(ratios + at)
    }
    if (i < columns) sum -= load<f64>(row + (place(i) << 3)) * ratio
    store<f64>(to + own, sum)
  }
}

/** `pushToNarrow` for two columns, which are one vector. */
function pushToTwo(ratios: usize, to: usize, source: usize, sourceRow: usize, columns: i32, lines: i32): void {
  for (let i = 0; i < lines; i++) {
    const row = source + place(i) * sourceRow
    const own = (<usize>i) << 4
    const ratio = v128.load(ratios + own)
    let sum = v128.load(to + own)
    const end = min(columns, i)
    for (let c = 0; c < end; c++) {
      const at = (<usize>c) << 4
      const z = v128.load64_splat(row + (place(c) << 3))
      v128.store(to + at, f64x2.sub(v128.load(to + at), f64x2.mul(z, ratio)))
      sum = f64x2.sub(sum, f64x2.mul(z, v128.load(ratios + at)))
    }
    if (i < columns) sum = f64x2.sub(sum, f64x2.mul(v128.load64_splat(row + (place(i) << 3)), ratio))
    v128.store(to + own, sum)
  }
}

/** `pushToNarrow` for four columns, which are two vectors. */
function pushToFour(ratios: usize, to: usize, source: usize, sourceRow: usize, columns: i32, lines: i32): void {
  for (let i = 0; i < lines; i++) {
    const row = source + place(i) * sourceRow
    const own = (<usize>i) << 5
    const ratio0 = v128.load(ratios + own)
    const ratio1 = v128.load(ratios + own, 16)
    let sum0 = v128.load(to + own)
    let sum1 = v128.load(to + own, 16)
    const end = min(columns, i)
    for (let c = 0; c < end; c++) {
      const at = (<usize>c) << 5
      const z = v128.load64_splat(row + (place(c) << 3))
      v128.store(to + at, f64x2.sub(v128.load(to + at), f64x2.mul(z, ratio0)))
      v128.store(to + at, f64x2.sub(v128.load(to + at, 16), f64x2.mul(z, ratio1)), 16)
      sum0 = f64x2.sub(sum0, f64x2.mul(z, v128.load(ratios + at)))
      sum1 = f64x2.sub(sum1, f64x2.mul(z, v128.load(ratios + at, 16)))
    }
    if (i < columns) {
      const z = v128.load64_splat(row + (place(i) << 3))
      sum0 = f64x2.sub(sum0, f64x2.mul(z, ratio0))
      sum1 = f64x2.sub(sum1, f64x2.mul(z, ratio1))
    }
    v128.store(to + own, sum0)
    v128.store(to + own, sum1, 16)
  }
}

/** y -= factor x for runs of numbers. */
function subtractMultiple(bytes: usize, factor: f64, x: usize, y: usize): void {
  for (let p: usize = 0; p < bytes; p += 8) store<f64>(y + p, load<f64>(y + p) - factor * load<f64>(x + p))
}

function pushToNarrow(
  ratios: usize,
  to: usize,
  width: i32,
  source: usize,
  sourceRow: usize,
  columns: i32,
  lines: i32,
): void {
  const bytes = (<usize>width) << 3
  for (let i = 0; i < lines; i++) {
    const row = source + place(i) * sourceRow
    const own = <usize>i * bytes
    const end = min(columns, i)
    for (let c = 0; c < end; c++) {
      const at = <usize>c * bytes
      const z = load<f64>(row + (place(c) << 3))
      subtractMultiple(bytes, z, ratios + own, to + at)
      subtractMultiple(bytes, z, ratios + at, to + own)
    }
    if (i < columns) subtractMultiple(bytes, load<f64>(row + (place(i) << 3)), ratios + own, to + own)
  }
}

function pushToBlock(
  ratios: usize,
  to: usize,
  width: i32,
  source: usize,
  sourceRow: usize,
  columns: i32,
  lines: i32,
): void {
  const bytes = (<usize>width) << 3
  const blockRow = (<usize>columns) << 3
  let line = block
  for (let i = 0; i < lines; i++) {
    const row = source + place(i) * sourceRow
    const end = min(columns, i + 1)
    for (let c = 0; c < end; c++) store<f64>(line + ((<usize>c) << 3), load<f64>(row + (place(c) << 3)))
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
