import { invertPanel } from '../dense/panel/inverse.ts'
import { addProduct } from '../dense/panel/product.ts'
import { solveRight } from '../dense/panel/triangular.ts'
import type { SupernodalFactor } from './factorize.ts'
import { pushInverse } from './push-inverse.ts'

/**
 * The values of A^-1 at exactly the entries of the analysed pattern, in its order.
 *
 * Takahashi, Fagan & Chin 1973; Erisman & Tinney 1975, "On computing certain elements of the inverse of a sparse
 * matrix", Comm. ACM 18, by supernodes: with J the columns of one, R its rows below and Y = L_RJ L_JJ^-1,
 * Z_RJ = -Z_RR Y and Z_JJ = (L_JJ L_JJ')^-1 - Y'Z_RJ, from the last supernode to the first. Z_RR is in the pattern of the
 * later supernodes; each of them, when done, adds its part to all that need it. About twice the work of the factorisation.
 *
 * @param into - receives the values when given; length of the pattern's entries
 */
export function selectedInverse(factor: SupernodalFactor, into?: Float64Array): Float64Array {
  const { symbolic } = factor
  const { slots, entries } = symbolic
  const inverse = invertByVectors(factor) ?? invertPlain(factor)
  const values = into ?? new Float64Array(entries)
  for (let q = 0; q < entries; q++) values[q] = inverse[slots[q]!]!
  return values
}

/** The inverse in panels, which belong to the vector kernels; null without these. */
function invertByVectors({ symbolic, panels, workspace }: SupernodalFactor): Float64Array | null {
  const { panelEntries } = symbolic
  const room = workspace.vectors(2 * panelEntries)
  if (room === null) return null
  const ratios = room.numbers(panelEntries)
  const inverse = room.numbers(panelEntries)
  ratios.set(panels)
  inverse.fill(0)
  room.kernels.invertPanels(ratios.byteOffset, inverse.byteOffset)
  return inverse
}

function invertPlain(factor: SupernodalFactor): Float64Array {
  const { symbolic, workspace } = factor
  const { supernodes, panels: starts } = symbolic
  const { count, first, rows } = supernodes
  const { ratios, panels: inverse } = workspace.inverse
  prepare(factor, ratios)
  inverse.fill(0)
  for (let t = count - 1; t >= 0; t--) {
    const at = starts[t]!
    const width = first[t + 1]! - first[t]!
    const below = rows.pointers[t + 1]! - rows.pointers[t]!
    const low = at + width * width
    for (let i = 0; i < width; i++) {
      for (let j = 0; j <= i; j++) inverse[at + i * width + j] = factor.panels[at + i * width + j]!
    }
    invertPanel(width, inverse, at, width, workspace.block((width * width) >> 2))
    addProduct(width, width, below, -1, ratios, low, 1, width, inverse, low, width, 1, inverse, at, width, true)
    pushInverse(symbolic, ratios, inverse, t, workspace)
  }
  return inverse
}

/** Y of every supernode, in the rows below of its panel. */
function prepare(factor: SupernodalFactor, ratios: Float64Array): void {
  const { symbolic, panels } = factor
  const { count, first, rows } = symbolic.supernodes
  ratios.set(panels)
  for (let s = 0; s < count; s++) {
    const width = first[s + 1]! - first[s]!
    const at = symbolic.panels[s]!
    const below = rows.pointers[s + 1]! - rows.pointers[s]!
    if (below > 0) solveRight(below, width, panels, at, width, ratios, at + width * width, width)
  }
}
