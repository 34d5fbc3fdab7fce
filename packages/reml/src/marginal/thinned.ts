import type { Pattern, PatternProducts } from '@lmm/design'

/** Rows of a group, and groups, that are enough to tell one optimum from another. */
const fewestRows = 120
const fewestPatterns = 12
/** A part of a group is as many runs of rows, in which neighbours stay together. */
const runs = 3
/** What is left of larger ones. */
const share = 1 / 3

/**
 * A part of the patterns, for searches that are to find out where the optimum of the whole lies: runs of rows of large groups, a third of all,
 * of every third group where they are many. Null where nothing is gained, or too few rows would be left for the fixed effects.
 */
export function thinned(products: PatternProducts): PatternProducts | null {
  const { patterns, p } = products
  const step = stepOf(patterns.length, fewestPatterns)
  if (step === 1 && patterns.every(({ size }) => size <= fewestRows)) return null
  const kept = patterns.filter((_, c) => c % step === 0).map((pattern) => someRows(pattern, p + 1))
  const n = kept.reduce((sum, { size, clusters }) => sum + size * clusters, 0)
  if (n < 4 * p + 40) return null
  return { ...products, n, observations: n, patterns: kept }
}

/** A third is left, but no fewer than these. */
const stepOf = (count: number, fewest: number): number =>
  Math.min(Math.round(1 / share), Math.max(1, Math.ceil(count / fewest)))

function someRows(pattern: Pattern, width: number): Pattern {
  const { size } = pattern
  const step = stepOf(size, fewestRows)
  if (step === 1) return pattern
  const run = Math.ceil(size / (runs * step))
  const places = Int32Array.from({ length: size }, (_, i) => i).filter((i) => Math.floor(i / run) % step === 0)
  return atPlaces(pattern, places, width)
}

/** Some of the rows of the clusters of a pattern. */
export function atPlaces(pattern: Pattern, places: Int32Array, width: number): Pattern {
  const { size, rank, clusters } = pattern
  const codes = (values: Int32Array): Int32Array => Int32Array.from(places, (i) => values[i]!)
  const blocks = (values: Float64Array, row: number): Float64Array => {
    const out = new Float64Array(places.length * row)
    places.forEach((from, to) => {
      out.set(values.subarray(from * row, (from + 1) * row), to * row)
    })
    return out
  }
  const members = new Int32Array(clusters * places.length)
  for (let c = 0; c < clusters; c++)
    places.forEach((from, to) => {
      members[c * places.length + to] = pattern.members[c * size + from]!
    })
  return {
    ...pattern,
    size: places.length,
    blocks: codes(pattern.blocks),
    at: codes(pattern.at),
    groups: codes(pattern.groups),
    covariate: pattern.covariate && Float64Array.from(places, (i) => pattern.covariate![i]!),
    cells: pattern.cells && codes(pattern.cells),
    terms: pattern.terms.map((term) => ({
      ...term,
      levels: codes(term.levels),
      Z: blocks(term.Z, term.Z.length / size),
    })),
    rows: blocks(pattern.rows, rank * width),
    own: pattern.own && blocks(pattern.own, clusters * width),
    members,
  }
}
