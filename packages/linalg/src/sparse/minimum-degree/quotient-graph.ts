import type { Lists } from '../pattern.ts'

export const none = -1

/**
 * The quotient graph of a partly eliminated matrix (George & Liu 1981; Amestoy, Davis & Duff 1996, section 2).
 *
 * A node is a variable (not yet eliminated), an element (an eliminated pivot, standing for the clique of the variables it
 * has joined) or gone. The list of a variable i holds its elements first, then its variables; that of an element its
 * variables.
 */
export interface QuotientGraph {
  readonly n: number
  /** All lists. */
  readonly lists: Int32Array
  /** Start of the list of each node. */
  readonly start: Int32Array
  readonly length: Int32Array
  /** How many entries at the front of a variable's list are elements. */
  readonly elements: Int32Array
  /** How many indistinguishable variables one node stands for; 0 when it is gone; negative while it is in the pivot's list. */
  readonly weight: Int32Array
  /** Of a variable the bound on its external degree, of an element the weight of its list. */
  readonly degree: Int32Array
  /** Work marks; 0 for an element that is gone, else at least 1. */
  readonly mark: Int32Array
  /** Variables by degree, doubly linked; `next` also chains variables of equal hash while degrees are open. */
  readonly head: Int32Array
  readonly next: Int32Array
  readonly previous: Int32Array
  readonly hashHead: Int32Array
  /** Members that go with a node, chained from itself on; `lastMember` is the end of the chain. */
  readonly nextMember: Int32Array
  readonly lastMember: Int32Array
  /** First free place in `lists`. */
  free: number
  /** Above every mark in use. */
  flag: number
  /** Variables not yet eliminated, by weight, dense ones not counted. */
  left: number
  /** Largest weight that any element has had. */
  largest: number
  /** No variable has a smaller degree. */
  minimum: number
}

export function quotientGraph(n: number, neighbours: Lists): QuotientGraph {
  const entries = neighbours.indices.length
  const lists = new Int32Array(entries + (entries >> 1) + 2 * n + 16)
  lists.set(neighbours.indices)
  const start = neighbours.pointers.slice(0, n)
  const length = new Int32Array(n)
  for (let i = 0; i < n; i++) length[i] = neighbours.pointers[i + 1]! - neighbours.pointers[i]!
  const filled = (value: number): Int32Array => new Int32Array(n).fill(value)
  return {
    n,
    lists,
    start,
    length,
    elements: filled(0),
    weight: filled(1),
    degree: length.slice(),
    mark: filled(1),
    head: filled(none),
    next: filled(none),
    previous: filled(none),
    hashHead: filled(none),
    nextMember: filled(none),
    lastMember: Int32Array.from({ length: n }, (_, i) => i),
    free: entries,
    flag: 2,
    left: n,
    largest: 0,
    minimum: 0,
  }
}

export function insertByDegree(graph: QuotientGraph, i: number): void {
  const { head, next, previous, degree } = graph
  const d = degree[i]!
  const first = head[d]!
  if (first !== none) previous[first] = i
  next[i] = first
  previous[i] = none
  head[d] = i
  if (d < graph.minimum) graph.minimum = d
}

export function removeByDegree(graph: QuotientGraph, i: number): void {
  const { head, next, previous, degree } = graph
  const before = previous[i]!
  const after = next[i]!
  if (after !== none) previous[after] = before
  if (before !== none) next[before] = after
  else head[degree[i]!] = after
}

/** The members of `i` follow those of `to`. */
export function joinMembers(graph: QuotientGraph, i: number, to: number): void {
  graph.nextMember[graph.lastMember[to]!] = i
  graph.lastMember[to] = graph.lastMember[i]!
}

/** Raises the flag above all marks; starts again at the bottom before it would overflow. */
export function raiseFlag(graph: QuotientGraph, by: number): void {
  graph.flag += by
  if (graph.flag < 0x7fffffff - 2 * graph.n) return
  const { mark, n } = graph
  for (let i = 0; i < n; i++) if (mark[i] !== 0) mark[i] = 1
  graph.flag = 2
}

/** Makes room for `wanted` more entries by moving the lists together. */
export function reserve(graph: QuotientGraph, wanted: number): void {
  const { n, lists, start, length, weight, mark, elements } = graph
  if (graph.free + wanted <= lists.length) return
  // The first entry of a list moves to `start`, the node's number, made negative, takes its place.
  for (let i = 0; i < n; i++) {
    const alive = elements[i] === none ? mark[i] !== 0 : weight[i] !== 0
    if (!alive || length[i] === 0) continue
    const at = start[i]!
    start[i] = lists[at]!
    lists[at] = -i - 1
  }
  let to = 0
  for (let from = 0; from < graph.free; ) {
    const entry = lists[from]!
    if (entry >= 0) {
      from++
      continue
    }
    const i = -entry - 1
    const end = from + length[i]!
    lists[to] = start[i]!
    start[i] = to++
    for (from++; from < end; from++) lists[to++] = lists[from]!
  }
  graph.free = to
}
