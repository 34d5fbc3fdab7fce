import { columnCounts } from './column-counts.ts'
import { eliminationTree, postorder } from './elimination-tree.ts'
import { renumbered, type SparsePattern } from './pattern.ts'

export interface LooseStructure {
  /** Elimination tree, -1 for a root. */
  readonly parent: Int32Array
  /** Entries of every column of the factor. */
  readonly counts: Int32Array
}

/** Elimination tree and column counts in a given order, which need not be a postorder; `place[old]` is the new number. */
export function looseStructure(pattern: SparsePattern, place: Int32Array): LooseStructure {
  const { rows, columns } = renumbered(pattern, place)
  const parent = eliminationTree(rows)
  const counts = columnCounts(columns, parent, postorder(parent, new Int32Array(pattern.n)))
  return { parent, counts }
}

/** `place[order[k]] = k`. */
export function inverse(order: Int32Array): Int32Array {
  const place = new Int32Array(order.length)
  for (let k = 0; k < order.length; k++) place[order[k]!] = k
  return place
}
