import type { Lists } from './pattern.ts'

const none = -1

/**
 * An order of elimination without any fill, or null when there is none (the graph is not chordal).
 *
 * Nested designs, arrows, bands and trees have one, and minimum degree may miss it: it counts the neighbours outside of a
 * group of indistinguishable nodes, of which a class, its school and its district soon have fewer than a pupil.
 * Maximum cardinality search and the test of its result: Tarjan & Yannakakis 1984, "Simple linear-time algorithms to test
 * chordality of graphs", SIAM J. Comput. 13.
 */
export function perfectOrder(n: number, neighbours: Lists): Int32Array | null {
  const order = maximumCardinalitySearch(n, neighbours)
  return isPerfect(order, neighbours) ? order : null
}

/** From the last to the first: next comes a node with the most neighbours that already have their place. */
function maximumCardinalitySearch(n: number, { pointers, indices }: Lists): Int32Array {
  const order = new Int32Array(n)
  const known = new Int32Array(n)
  const head = new Int32Array(n + 1).fill(none)
  const next = new Int32Array(n)
  const previous = new Int32Array(n)
  const insert = (i: number, bucket: number): void => {
    const first = head[bucket]!
    next[i] = first
    previous[i] = none
    if (first !== none) previous[first] = i
    head[bucket] = i
  }
  const remove = (i: number, bucket: number): void => {
    const before = previous[i]!
    const after = next[i]!
    if (after !== none) previous[after] = before
    if (before !== none) next[before] = after
    else head[bucket] = after
  }
  for (let i = n - 1; i >= 0; i--) insert(i, 0)
  let most = 0
  for (let k = n - 1; k >= 0; k--) {
    while (head[most] === none) most--
    const i = head[most]!
    remove(i, most)
    known[i] = none
    order[k] = i
    for (let q = pointers[i]!; q < pointers[i + 1]!; q++) {
      const j = indices[q]!
      const count = known[j]!
      if (count === none) continue
      remove(j, count)
      known[j] = count + 1
      insert(j, count + 1)
    }
    most++
  }
  return order
}

/** Whether the first later neighbour of every node knows all its other later neighbours. */
function isPerfect(order: Int32Array, { pointers, indices }: Lists): boolean {
  const n = order.length
  const place = new Int32Array(n)
  for (let k = 0; k < n; k++) place[order[k]!] = k
  const follower = new Int32Array(n)
  const seen = new Int32Array(n).fill(none)
  for (let k = 0; k < n; k++) {
    const i = order[k]!
    follower[i] = i
    seen[i] = k
    for (let q = pointers[i]!; q < pointers[i + 1]!; q++) {
      const j = indices[q]!
      if (place[j]! >= k) continue
      // `follower` of j becomes the first later neighbour that comes along, which is i.
      seen[j] = k
      if (follower[j] === j) follower[j] = i
    }
    for (let q = pointers[i]!; q < pointers[i + 1]!; q++) {
      const j = indices[q]!
      if (place[j]! < k && seen[follower[j]!]! < k) return false
    }
  }
  return true
}
