import { factorPanel } from './cholesky'
import { at, count, first, rowPointers, starts } from './layout'
import { solveRightTransposed } from './triangular'
import { applyUpdates } from './update'

/** The loop of src/sparse/factorize.ts over panels that hold the matrix: -1, or the column of the failing pivot. */
export function factorizePanels(panels: usize): i32 {
  for (let t = 0; t < count; t++) {
    applyUpdates(panels, t)
    const panel = panels + ((<usize>at(starts, t)) << 3)
    const width = at(first, t + 1) - at(first, t)
    const below = at(rowPointers, t + 1) - at(rowPointers, t)
    const row = (<usize>width) << 3
    const failed = width === 1 ? factorColumn(panel, below) : factorPanel(width, panel, row)
    if (failed >= 0) return at(first, t) + failed
    if (width > 1) solveRightTransposed(below, width, panel, row, panel + <usize>width * row, row)
  }
  return -1
}

function factorColumn(panel: usize, below: i32): i32 {
  const pivot = load<f64>(panel)
  if (!(pivot > 0 && pivot < Infinity)) return 0
  const root = sqrt(pivot)
  store<f64>(panel, root)
  for (let i = 1; i <= below; i++) {
    panel += 8
    store<f64>(panel, load<f64>(panel) / root)
  }
  return -1
}
