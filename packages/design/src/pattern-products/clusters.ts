import { disjointSets } from './disjoint-sets.ts'

/** Rows divided into independent clusters, ordered by cluster and within it by kind. */
export interface Clusters {
  readonly count: number
  /** First row of each cluster in `rows`, and the number of rows at the end. */
  readonly starts: Int32Array
  readonly rows: Int32Array
}

/**
 * The connected components of rows that share a level of some factor: rows of different clusters are independent.
 *
 * @param factors - codes of each row, of the grouping factors of residuals and of random effects
 * @param kinds - the order of rows within a cluster; rows of one kind stay in their order
 */
export function clustersOf(n: number, factors: readonly Int32Array[], kinds: Int32Array): Clusters {
  const component = components(n, factors)
  const byKind = countingOrder(kinds, ascending(n))
  const rows = countingOrder(component.codes, byKind)
  const starts = new Int32Array(component.count + 1)
  for (const code of component.codes) starts[code + 1]!++
  for (let c = 0; c < component.count; c++) starts[c + 1]! += starts[c]!
  return { count: component.count, starts, rows }
}

/** The component of each row, numbered by first appearance. */
function components(n: number, factors: readonly Int32Array[]): { readonly codes: Int32Array; readonly count: number } {
  const [first, ...others] = factors
  if (!first) return { codes: ascending(n), count: n }
  let count = 0
  for (const code of first) count = Math.max(count, code + 1)
  const sets = disjointSets(count)
  for (const codes of others) {
    const seen = new Map<number, number>()
    for (let i = 0; i < n; i++) {
      const known = seen.get(codes[i]!)
      if (known === undefined) seen.set(codes[i]!, first[i]!)
      else sets.join(first[i]!, known)
    }
  }
  const place = new Int32Array(count).fill(-1)
  let found = 0
  const out = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const at = sets.root(first[i]!)
    if (place[at]! < 0) place[at] = found++
    out[i] = place[at]!
  }
  return { codes: out, count: found }
}

function ascending(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i)
}

/** Rows stably ordered by their code. */
function countingOrder(codes: Int32Array, rows: Int32Array): Int32Array {
  let count = 0
  for (const code of codes) count = Math.max(count, code + 1)
  const start = new Int32Array(count + 1)
  for (const code of codes) start[code + 1]!++
  for (let c = 0; c < count; c++) start[c + 1]! += start[c]!
  const ordered = new Int32Array(rows.length)
  for (const row of rows) ordered[start[codes[row]!]!++] = row
  return ordered
}
