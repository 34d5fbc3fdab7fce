import { addProduct } from './product'
import { half, solveRight } from './triangular'

const leaf: i32 = 8

/** `invertPanel` of src/dense/panel/inverse.ts; `row` in bytes. */
export function invertPanel(n: i32, l: usize, row: usize, work: usize): void {
  if (n <= leaf) {
    invertLeaf(n, l, row)
    return
  }
  const h = half(n)
  const rest = n - h
  const bytes = (<usize>h) << 3
  const below = l + <usize>h * row
  const corner = below + bytes
  solveRight(rest, h, l, row, below, row)
  invertPanel(h, l, row, work)
  invertPanel(rest, corner, row, work)
  let to = work
  let from = below
  for (let i = 0; i < rest; i++) {
    memory.copy(to, from, bytes)
    memory.fill(from, 0, bytes)
    to += bytes
    from += row
  }
  addProduct(rest, h, rest, -1, corner, row, 8, work, bytes, 8, below, row, false)
  addProduct(h, h, rest, -1, work, 8, bytes, below, row, 8, l, row, true)
  for (let i = 1; i < n; i++) {
    const end = min(i, h)
    let source = l + <usize>i * row
    let target = l + ((<usize>i) << 3)
    for (let j = 0; j < end; j++) {
      store<f64>(target, load<f64>(source))
      source += 8
      target += row
    }
  }
}

/** By plain loops: W = L^-1, then W'W. */
function invertLeaf(n: i32, l: usize, row: usize): void {
  for (let i = 0; i < n; i++) {
    const li = l + <usize>i * row
    const reciprocal = 1 / load<f64>(li + ((<usize>i) << 3))
    for (let j = 0; j < i; j++) {
      let sum: f64 = 0
      for (let p = j; p < i; p++)
        sum += load<f64>(li + ((<usize>p) << 3)) * load<f64>(l + <usize>p * row + ((<usize>j) << 3))
      store<f64>(li + ((<usize>j) << 3), -reciprocal * sum)
    }
    store<f64>(li + ((<usize>i) << 3), reciprocal)
  }
  for (let i = 0; i < n; i++) {
    const li = l + <usize>i * row
    for (let j = 0; j <= i; j++) {
      let sum: f64 = 0
      for (let p = i; p < n; p++) {
        const lp = l + <usize>p * row
        sum += load<f64>(lp + ((<usize>i) << 3)) * load<f64>(lp + ((<usize>j) << 3))
      }
      store<f64>(li + ((<usize>j) << 3), sum)
      store<f64>(l + <usize>j * row + ((<usize>i) << 3), sum)
    }
  }
}
