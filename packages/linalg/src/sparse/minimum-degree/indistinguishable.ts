import { joinMembers, none, type QuotientGraph, raiseFlag } from './quotient-graph.ts'

/** Unites the variables of the pivot's list that have equal lists: they will have equal rows in the factor. */
export function uniteIndistinguishable(graph: QuotientGraph, pivot: number): void {
  const { lists, start, length, weight, hashHead, previous, next } = graph
  const end = start[pivot]! + length[pivot]!
  for (let q = start[pivot]!; q < end; q++) {
    const member = lists[q]!
    if (weight[member] === 0) continue
    const bucket = previous[member]!
    let i = hashHead[bucket]!
    if (i === none) continue
    hashHead[bucket] = none
    for (; i !== none && next[i] !== none; i = next[i]!) {
      markList(graph, i)
      let before = i
      for (let j = next[i]!; j !== none; ) {
        if (sameList(graph, i, j)) {
          weight[i]! += weight[j]!
          weight[j] = 0
          joinMembers(graph, j, i)
          j = next[j]!
          next[before] = j
        } else {
          before = j
          j = next[j]!
        }
      }
      raiseFlag(graph, 1)
    }
  }
}

// The first entry is the pivot in every list.
function markList(graph: QuotientGraph, i: number): void {
  const { lists, start, length, mark, flag } = graph
  const end = start[i]! + length[i]!
  for (let q = start[i]! + 1; q < end; q++) mark[lists[q]!] = flag
}

function sameList(graph: QuotientGraph, i: number, j: number): boolean {
  const { lists, start, length, elements, mark, flag } = graph
  if (length[i] !== length[j] || elements[i] !== elements[j]) return false
  const end = start[j]! + length[j]!
  for (let q = start[j]! + 1; q < end; q++) if (mark[lists[q]!] !== flag) return false
  return true
}
