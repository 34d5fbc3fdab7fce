import { invertPanel } from './inverse'
import { at, block, count, first, rowPointers, starts } from './layout'
import { addProduct } from './product'
import { pushInverse } from './push-inverse'
import { solveRight } from './triangular'

/** The loops of src/sparse/selected-inverse.ts; `ratios` holds the panels of the factor, `inverse` zeros. */
export function invertPanels(ratios: usize, inverse: usize): void {
  for (let s = 0; s < count; s++) {
    const width = at(first, s + 1) - at(first, s)
    const below = at(rowPointers, s + 1) - at(rowPointers, s)
    const row = (<usize>width) << 3
    const panel = ratios + ((<usize>at(starts, s)) << 3)
    if (below > 0) solveRight(below, width, panel, row, panel + <usize>width * row, row)
  }
  for (let t = count - 1; t >= 0; t--) {
    const offset = (<usize>at(starts, t)) << 3
    const width = at(first, t + 1) - at(first, t)
    const below = at(rowPointers, t + 1) - at(rowPointers, t)
    const row = (<usize>width) << 3
    const panel = inverse + offset
    const low = <usize>width * row
    for (let i = 0; i < width; i++)
      memory.copy(panel + <usize>i * row, ratios + offset + <usize>i * row, (<usize>(i + 1)) << 3)
    invertPanel(width, panel, row, block)
    addProduct(width, width, below, -1, ratios + offset + low, 8, row, panel + low, row, 8, panel, row, true)
    pushInverse(ratios, inverse, t)
  }
}
