import { dot, solveVector, solveVectorTransposed, subtractMultiple } from '../dense/panel/vector.ts'
import type { SupernodalFactor } from './factorize.ts'

/** L y = x in place for one right-hand side in the order of elimination. */
export function forwardVector({ symbolic, panels }: SupernodalFactor, x: Float64Array): void {
  const { count, first, rows } = symbolic.supernodes
  const { indices, pointers } = rows
  for (let s = 0; s < count; s++) {
    const own = first[s]!
    const width = first[s + 1]! - own
    const at = symbolic.panels[s]!
    const end = pointers[s + 1]!
    let source = at + width * width
    if (width === 1) {
      const value = x[own]! / panels[at]!
      x[own] = value
      for (let q = pointers[s]!; q < end; q++, source++) x[indices[q]!]! -= value * panels[source]!
      continue
    }
    solveVector(width, panels, at, width, x, own)
    for (let q = pointers[s]!; q < end; q++, source += width) x[indices[q]!]! -= dot(width, panels, source, x, own)
  }
}

/** L' y = x in place for one right-hand side in the order of elimination. */
export function backwardVector({ symbolic, panels }: SupernodalFactor, x: Float64Array): void {
  const { count, first, rows } = symbolic.supernodes
  const { indices, pointers } = rows
  for (let s = count - 1; s >= 0; s--) {
    const own = first[s]!
    const width = first[s + 1]! - own
    const at = symbolic.panels[s]!
    const end = pointers[s + 1]!
    let source = at + width * width
    if (width === 1) {
      let sum = x[own]!
      for (let q = pointers[s]!; q < end; q++, source++) sum -= x[indices[q]!]! * panels[source]!
      x[own] = sum / panels[at]!
      continue
    }
    for (let q = pointers[s]!; q < end; q++, source += width) {
      subtractMultiple(width, x[indices[q]!]!, panels, source, x, own)
    }
    solveVectorTransposed(width, panels, at, width, x, own)
  }
}
