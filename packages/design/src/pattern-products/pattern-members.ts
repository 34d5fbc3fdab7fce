import type { Clusters } from './clusters.ts'

/** Clusters of one pattern: rows of the same kinds in the same order, with the same levels in common. */
export interface PatternMembers {
  /** Number of rows of each cluster. */
  readonly size: number
  readonly clusters: readonly number[]
}

/**
 * Clusters with equal patterns together: those whose sequences of kinds are equal, and of which the same rows share a level of
 * each factor.
 */
export function membersByPattern(
  { count, starts, rows }: Clusters,
  kinds: { readonly codes: Int32Array; readonly count: number },
  factors: readonly Int32Array[],
): PatternMembers[] {
  // a tree of sequences: the state after a sequence, from the state before its last element and that element
  const next = new Map<number, number>()
  const width =
    kinds.count +
    starts.reduce((longest, start, c) => (c > 0 ? Math.max(longest, start - starts[c - 1]!) : longest), 0) +
    2
  let states = 1
  const step = (state: number, element: number): number => {
    const key = state * width + element
    const known = next.get(key)
    if (known !== undefined) return known
    next.set(key, states)
    return states++
  }
  const patterns = new Map<number, { size: number; clusters: number[] }>()
  for (let c = 0; c < count; c++) {
    const from = starts[c]!
    const to = starts[c + 1]!
    let state = 0
    for (let i = from; i < to; i++) state = step(state, kinds.codes[rows[i]!]!)
    state = step(state, kinds.count)
    for (const codes of factors) {
      const local = localLevels(codes, rows, from, to)
      if (local.count === 1) state = step(state, kinds.count + 1)
      else for (const level of local.codes) state = step(state, kinds.count + 2 + level)
    }
    const pattern = patterns.get(state)
    if (pattern) pattern.clusters.push(c)
    else patterns.set(state, { size: to - from, clusters: [c] })
  }
  return [...patterns.values()]
}

/** Levels of a factor among some rows, numbered by first appearance. */
export function localLevels(
  codes: Int32Array,
  rows: Int32Array,
  from: number,
  to: number,
): { readonly codes: Int32Array; readonly count: number; readonly levels: readonly number[] } {
  const out = new Int32Array(to - from)
  const place = new Map<number, number>()
  for (let i = from; i < to; i++) {
    const level = codes[rows[i]!]!
    let local = place.get(level)
    if (local === undefined) {
      local = place.size
      place.set(level, local)
    }
    out[i - from] = local
  }
  return { codes: out, count: place.size, levels: [...place.keys()] }
}
