import { insertByDegree, joinMembers, type QuotientGraph, raiseFlag } from './quotient-graph.ts'

/** For every element e of the variables in the pivot's list: mark[e] - flag = weight of e's list outside of the pivot's (algorithm 2 of the paper). */
export function scanElements(graph: QuotientGraph, pivot: number): void {
  const { lists, start, length, elements, weight, mark, degree, flag } = graph
  const end = start[pivot]! + length[pivot]!
  for (let q = start[pivot]!; q < end; q++) {
    const i = lists[q]!
    const size = -weight[i]!
    const stop = start[i]! + elements[i]!
    for (let r = start[i]!; r < stop; r++) {
      const e = lists[r]!
      const value = mark[e]!
      if (value >= flag) mark[e] = value - size
      else if (value !== 0) mark[e] = degree[e]! + flag - size
    }
  }
}

/**
 * Rewrites the lists of the variables in the pivot's list, bounds their degrees outside of it and chains them by hash.
 *
 * Elements that lie inside the pivot's list are absorbed (aggressive absorption), variables in it are implied by the
 * pivot, and a variable that knows nothing but the pivot is eliminated with it (mass elimination).
 */
export function updateVariables(graph: QuotientGraph, pivot: number): void {
  const { n, lists, start, length, elements, weight, mark, degree, flag, hashHead, next, previous } = graph
  const end = start[pivot]! + length[pivot]!
  for (let q = start[pivot]!; q < end; q++) {
    const i = lists[q]!
    const from = start[i]!
    const elementEnd = from + elements[i]!
    const listEnd = from + length[i]!
    let to = from
    let outside = 0
    let hash = 0
    for (let r = from; r < elementEnd; r++) {
      const e = lists[r]!
      const value = mark[e]!
      if (value === 0) continue
      if (value > flag) {
        outside += value - flag
        hash = (hash + e) | 0
        lists[to++] = e
      } else {
        mark[e] = 0
      }
    }
    const firstVariable = to
    for (let r = elementEnd; r < listEnd; r++) {
      const j = lists[r]!
      const size = weight[j]!
      if (size <= 0) continue
      outside += size
      hash = (hash + j) | 0
      lists[to++] = j
    }
    if (outside === 0) {
      const size = -weight[i]!
      weight[pivot]! -= size
      degree[pivot]! -= size
      weight[i] = 0
      joinMembers(graph, i, pivot)
      continue
    }
    if (outside < degree[i]!) degree[i] = outside
    // At least one entry went (the pivot or an element absorbed by it), so the pivot has room at the front.
    lists[to] = lists[firstVariable]!
    lists[firstVariable] = lists[from]!
    lists[from] = pivot
    elements[i] = firstVariable - from + 1
    length[i] = to - from + 1
    const bucket = (hash >>> 0) % n
    next[i] = hashHead[bucket]!
    hashHead[bucket] = i
    previous[i] = bucket
  }
}

/** Closes the step: degrees against the pivot's final list, weights positive again, the list without what has gone. */
export function closeElement(graph: QuotientGraph, pivot: number): void {
  const { lists, start, length, weight, degree, mark } = graph
  const size = -weight[pivot]!
  weight[pivot] = size
  graph.left -= size
  const from = start[pivot]!
  const end = from + length[pivot]!
  const total = degree[pivot]!
  let to = from
  for (let q = from; q < end; q++) {
    const i = lists[q]!
    const own = -weight[i]!
    if (own <= 0) continue
    weight[i] = own
    degree[i] = Math.min(degree[i]! + total, graph.left) - own
    insertByDegree(graph, i)
    lists[to++] = i
  }
  length[pivot] = to - from
  mark[pivot] = to === from ? 0 : 1
  graph.free = to
  if (total > graph.largest) graph.largest = total
  raiseFlag(graph, graph.largest + 1)
}
