import { at, block, count, first, rowIndices, rowPointers, starts } from './layout'
import { addProduct } from './product'
import { solveLeft, solveLeftTransposed } from './triangular'

/** As in src/sparse/solve.ts. */
const few: i32 = 8

/** `forward` of src/sparse/solve.ts. */
export function forward(panels: usize, x: usize, columns: i32): void {
  const bytes = (<usize>columns) << 3
  for (let s = 0; s < count; s++) {
    const width = at(first, s + 1) - at(first, s)
    const row = (<usize>width) << 3
    const panel = panels + ((<usize>at(starts, s)) << 3)
    const own = x + <usize>at(first, s) * bytes
    const list = at(rowPointers, s)
    const below = at(rowPointers, s + 1) - list
    let source = panel + <usize>width * row
    solveLeft(width, columns, panel, row, own, bytes)
    if (columns <= few) {
      for (let i = 0; i < below; i++) {
        subtractRow(x + <usize>at(rowIndices, list + i) * bytes, source, width, own, bytes)
        source += row
      }
      continue
    }
    memory.fill(block, 0, <usize>below * bytes)
    addProduct(below, columns, width, 1, source, row, 8, own, bytes, 8, block, bytes, false)
    let from = block
    for (let i = 0; i < below; i++) {
      const to = x + <usize>at(rowIndices, list + i) * bytes
      for (let c: usize = 0; c < bytes; c += 8) store<f64>(to + c, load<f64>(to + c) - load<f64>(from + c))
      from += bytes
    }
  }
}

/** A row of X loses the products of a row of a panel with the supernode's own rows. */
function subtractRow(to: usize, source: usize, width: i32, own: usize, bytes: usize): void {
  const end = source + ((<usize>width) << 3)
  let c: usize = 0
  for (; c + 32 <= bytes; c += 32) {
    let x0 = v128.load(to + c)
    let x1 = v128.load(to + c, 16)
    let from = own + c
    for (let p = source; p < end; p += 8) {
      const value = v128.load64_splat(p)
      x0 = f64x2.sub(x0, f64x2.mul(value, v128.load(from)))
      x1 = f64x2.sub(x1, f64x2.mul(value, v128.load(from, 16)))
      from += bytes
    }
    v128.store(to + c, x0)
    v128.store(to + c, x1, 16)
  }
  for (; c < bytes; c += 8) {
    let x0 = load<f64>(to + c)
    let from = own + c
    for (let p = source; p < end; p += 8) {
      x0 -= load<f64>(p) * load<f64>(from)
      from += bytes
    }
    store<f64>(to + c, x0)
  }
}

/** `backward` of src/sparse/solve.ts. */
export function backward(panels: usize, x: usize, columns: i32): void {
  const bytes = (<usize>columns) << 3
  for (let s = count - 1; s >= 0; s--) {
    const width = at(first, s + 1) - at(first, s)
    const row = (<usize>width) << 3
    const panel = panels + ((<usize>at(starts, s)) << 3)
    const own = x + <usize>at(first, s) * bytes
    const list = at(rowPointers, s)
    const below = at(rowPointers, s + 1) - list
    let source = panel + <usize>width * row
    if (columns <= few) {
      for (let i = 0; i < below; i++) {
        const from = x + <usize>at(rowIndices, list + i) * bytes
        let to = own
        for (let p = 0; p < width; p++) {
          subtractMultiple(to, load<f64>(source), from, bytes)
          source += 8
          to += bytes
        }
      }
    } else {
      let to = block
      for (let i = 0; i < below; i++) {
        memory.copy(to, x + <usize>at(rowIndices, list + i) * bytes, bytes)
        to += bytes
      }
      addProduct(width, columns, below, -1, source, 8, row, block, bytes, 8, own, bytes, false)
    }
    solveLeftTransposed(width, columns, panel, row, own, bytes)
  }
}

/** y -= factor x. */
function subtractMultiple(y: usize, factor: f64, x: usize, bytes: usize): void {
  const value = f64x2.splat(factor)
  let c: usize = 0
  for (; c + 16 <= bytes; c += 16) v128.store(y + c, f64x2.sub(v128.load(y + c), f64x2.mul(value, v128.load(x + c))))
  for (; c < bytes; c += 8) store<f64>(y + c, load<f64>(y + c) - factor * load<f64>(x + c))
}
