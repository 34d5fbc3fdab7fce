import type { Lists } from '../pattern.ts'
import { closeElement, scanElements, updateVariables } from './degrees.ts'
import { uniteIndistinguishable } from './indistinguishable.ts'
import { formElement } from './pivot.ts'
import { insertByDegree, none, type QuotientGraph, quotientGraph, raiseFlag, removeByDegree } from './quotient-graph.ts'

/**
 * Fill-reducing order of a graph by approximate minimum degree: `order[k]` is the k-th node to eliminate.
 *
 * Amestoy, Davis & Duff 1996, "An approximate minimum degree ordering algorithm", SIAM J. Matrix Anal. Appl. 17,
 * 886-905: quotient graph, element absorption, approximate external degrees, mass elimination and indistinguishable
 * variables. Nodes with more than max(16, 1.5 sqrt(n)) neighbours come last, because their lists would be read again at
 * nearly every step. With the usual 10 sqrt(n), or with 4, crossed designs take three times as long for at best 2 % fewer
 * operations, and students and lecturers of InstEval for 40 % more.
 */
export function minimumDegreeOrder(n: number, neighbours: Lists): Int32Array {
  const order = new Int32Array(n)
  const graph = quotientGraph(n, neighbours)
  const dense = setAside(graph, Math.max(16, 1.5 * Math.sqrt(n)))
  let placed = 0
  while (graph.left > 0) {
    const pivot = takeMinimum(graph)
    formElement(graph, pivot)
    scanElements(graph, pivot)
    updateVariables(graph, pivot)
    // Marks below the new flag: those of the scan are used up.
    raiseFlag(graph, Math.max(graph.largest, graph.degree[pivot]!) + 1)
    uniteIndistinguishable(graph, pivot)
    closeElement(graph, pivot)
    for (let i = pivot; i !== none; i = graph.nextMember[i]!) order[placed++] = i
  }
  order.set(dense, placed)
  return order
}

/** Takes nodes with more than `limit` neighbours out of the graph (fewest first) and lists all others by degree. */
function setAside(graph: QuotientGraph, limit: number): Int32Array {
  const { n, lists, start, length, degree, weight } = graph
  const dense = Int32Array.from({ length: n }, (_, i) => i).filter((i) => length[i]! > limit)
  dense.sort((i, j) => length[i]! - length[j]! || i - j)
  for (const i of dense) {
    weight[i] = 0
    for (let q = start[i]!; q < start[i]! + length[i]!; q++) degree[lists[q]!]!--
  }
  graph.minimum = n
  for (let i = 0; i < n; i++) if (weight[i] !== 0) insertByDegree(graph, i)
  graph.left = n - dense.length
  return dense
}

function takeMinimum(graph: QuotientGraph): number {
  while (graph.head[graph.minimum] === none) graph.minimum++
  const pivot = graph.head[graph.minimum]!
  removeByDegree(graph, pivot)
  return pivot
}
