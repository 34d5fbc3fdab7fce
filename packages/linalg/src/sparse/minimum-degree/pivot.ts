import { none, type QuotientGraph, removeByDegree, reserve } from './quotient-graph.ts'

/**
 * Turns the variable `pivot` into an element: its list becomes the variables that it or its elements know, and those
 * elements are absorbed. The variables in the list get a negative weight and leave the degree lists.
 */
export function formElement(graph: QuotientGraph, pivot: number): void {
  const { lists, start, length, elements, weight, mark } = graph
  let bound = length[pivot]!
  for (let q = 0; q < elements[pivot]!; q++) bound += length[lists[start[pivot]! + q]!]!
  reserve(graph, Math.min(bound, graph.left))
  weight[pivot] = -weight[pivot]!
  const from = start[pivot]!
  const end = from + length[pivot]!
  const elementEnd = from + elements[pivot]!
  const begin = graph.free
  let total = 0
  for (let q = from; q < elementEnd; q++) {
    const e = lists[q]!
    total += takeVariables(graph, start[e]!, start[e]! + length[e]!)
    mark[e] = 0
  }
  total += takeVariables(graph, elementEnd, end)
  start[pivot] = begin
  length[pivot] = graph.free - begin
  elements[pivot] = none
  graph.degree[pivot] = total
}

/** Appends the variables between two places of the lists that are not yet taken; returns their weight. */
function takeVariables(graph: QuotientGraph, from: number, end: number): number {
  const { lists, weight } = graph
  let free = graph.free
  let total = 0
  for (let q = from; q < end; q++) {
    const i = lists[q]!
    const size = weight[i]!
    if (size <= 0) continue
    total += size
    weight[i] = -size
    lists[free++] = i
    removeByDegree(graph, i)
  }
  graph.free = free
  return total
}
