import type { Lists } from './pattern.ts'

const none = -1

/**
 * Number of entries of every column of the Cholesky factor, diagonal included, in nearly the time of reading the pattern.
 *
 * Gilbert, Ng & Peyton 1994, "An efficient algorithm to compute row and column counts for sparse Cholesky
 * factorization", SIAM J. Matrix Anal. Appl. 15: a column gains one for every row subtree of which it is a leaf, and the
 * least common ancestor of two successive leaves loses one.
 *
 * @param columns - for every index the larger ones it meets
 * @param parent - elimination tree
 * @param post - a postorder of it
 */
export function columnCounts(columns: Lists, parent: Int32Array, post: Int32Array): Int32Array {
  const n = parent.length
  const counts = new Int32Array(n)
  const firstDescendant = new Int32Array(n).fill(none)
  for (let k = 0; k < n; k++) {
    let j = post[k]!
    counts[j] = firstDescendant[j] === none ? 1 : 0
    for (; j !== none && firstDescendant[j] === none; j = parent[j]!) firstDescendant[j] = k
  }
  const largestFirst = new Int32Array(n).fill(none)
  const previousLeaf = new Int32Array(n).fill(none)
  const ancestor = Int32Array.from({ length: n }, (_, i) => i)
  for (let k = 0; k < n; k++) {
    const j = post[k]!
    const p = parent[j]!
    if (p !== none) counts[p]!--
    for (let q = columns.pointers[j]!; q < columns.pointers[j + 1]!; q++) {
      const i = columns.indices[q]!
      if (firstDescendant[j]! <= largestFirst[i]!) continue
      largestFirst[i] = firstDescendant[j]!
      counts[j]!++
      const leaf = previousLeaf[i]!
      previousLeaf[i] = j
      if (leaf !== none) counts[root(ancestor, leaf)]!--
    }
    if (p !== none) ancestor[j] = p
  }
  for (let k = 0; k < n; k++) {
    const j = post[k]!
    const p = parent[j]!
    if (p !== none) counts[p]! += counts[j]!
  }
  return counts
}

/** End of the path from j, which is shortened on the way. */
function root(ancestor: Int32Array, j: number): number {
  let end = j
  while (ancestor[end] !== end) end = ancestor[end]!
  for (let at = j; at !== end; ) {
    const next = ancestor[at]!
    ancestor[at] = end
    at = next
  }
  return end
}
