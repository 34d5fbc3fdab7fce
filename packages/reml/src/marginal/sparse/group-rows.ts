import type { Pattern, PatternProducts } from '@lmm/design'

/** Groups of rows with correlated residuals that have one covariance matrix. */
export interface GroupPattern {
  /** Number k of rows. */
  readonly size: number
  readonly count: number
  /** [x~ y~] times the roots of the weights: count x k x (p + 1). */
  readonly rows: Float64Array
  /** By random term, in the order of the factors: count x k x q. */
  readonly Z: readonly Float64Array[]
  /** By random term the level of each row: count x k. */
  readonly levels: readonly Int32Array[]
}

/** The rows of a fit by the groups of their residuals, whatever random effects the groups share. */
export interface GroupRows {
  readonly patterns: readonly GroupPattern[]
  /** The same as products whose clusters are these groups: what the covariance of the residuals reads. */
  readonly products: PatternProducts
}

interface Found {
  readonly pattern: Pattern
  readonly places: readonly number[]
  readonly groups: { readonly pattern: Pattern; readonly cluster: number; readonly places: readonly number[] }[]
}

/** Largest number of rows whose residuals are correlated. */
export function largestGroup({ patterns }: PatternProducts): number {
  let most = 1
  for (const { groups } of patterns) {
    const counts = new Map<number, number>()
    for (const group of groups) {
      const count = (counts.get(group) ?? 0) + 1
      counts.set(group, count)
      most = Math.max(most, count)
    }
  }
  return most
}

/** Splits clusters into the groups of their residuals. */
export function groupRows(products: PatternProducts): GroupRows {
  const byKey = new Map<string, Found>()
  for (const pattern of products.patterns) {
    for (const places of placesByGroup(pattern)) {
      const key = keyOf(pattern, places)
      const found: Found = byKey.get(key) ?? { pattern, places, groups: [] }
      byKey.set(key, found)
      for (let cluster = 0; cluster < pattern.clusters; cluster++) found.groups.push({ pattern, cluster, places })
    }
  }
  const all = [...byKey.values()]
  const width = products.p + 1
  const patterns = all.map((found) => groupPattern(found, width))
  return {
    patterns,
    products: { ...products, patterns: all.map((found, at) => asPattern(found, patterns[at]!, width)) },
  }
}

function placesByGroup({ groups }: Pattern): number[][] {
  const out = new Map<number, number[]>()
  groups.forEach((group, i) => {
    const known = out.get(group)
    if (known) known.push(i)
    else out.set(group, [i])
  })
  return [...out.values()]
}

/** Of all that R of a group depends on. */
function keyOf({ at, blocks, covariate, cells }: Pattern, places: readonly number[]): string {
  return places.map((i) => `${at[i]!},${blocks[i]!},${covariate?.[i] ?? ''},${cells?.[i] ?? ''}`).join(';')
}

function groupPattern({ places, groups, pattern: first }: Found, width: number): GroupPattern {
  const k = places.length
  const rows = new Float64Array(groups.length * k * width)
  const sizes = first.terms.map(({ Z }) => Z.length / first.size)
  const Z = sizes.map((q) => new Float64Array(groups.length * k * q))
  const levels = sizes.map(() => new Int32Array(groups.length * k))
  groups.forEach(({ pattern, cluster, places: own }, g) => {
    const { terms, clusters } = pattern
    const source = pattern.rank === clusters ? pattern.rows : pattern.own!
    own.forEach((place, i) => {
      const to = g * k + i
      const from = (place * clusters + cluster) * width
      rows.set(source.subarray(from, from + width), to * width)
      terms.forEach((term, t) => {
        const q = sizes[t]!
        Z[t]!.set(term.Z.subarray(place * q, (place + 1) * q), to * q)
        levels[t]![to] = term.codes[cluster * term.count + term.levels[place]!]!
      })
    })
  })
  return { size: k, count: groups.length, rows, Z, levels }
}

/** A pattern of products whose clusters are the groups; its random terms are those of the first of them. */
function asPattern({ places, groups, pattern }: Found, { size, count, rows }: GroupPattern, width: number): Pattern {
  const codes = (values: Int32Array): Int32Array => Int32Array.from(places, (i) => values[i]!)
  // k rows of groups, where `rows` has groups of k rows
  const turned = new Float64Array(rows.length)
  for (let g = 0; g < count; g++)
    for (let i = 0; i < size; i++) {
      const from = (g * size + i) * width
      turned.set(rows.subarray(from, from + width), (i * count + g) * width)
    }
  const members = new Int32Array(count * size)
  groups.forEach(({ pattern: of, cluster, places: own }, g) => {
    own.forEach((place, i) => {
      members[g * size + i] = of.members[cluster * of.size + place]!
    })
  })
  return {
    size,
    blocks: codes(pattern.blocks),
    at: codes(pattern.at),
    groups: new Int32Array(size),
    covariate: pattern.covariate && Float64Array.from(places, (i) => pattern.covariate![i]!),
    cells: pattern.cells && codes(pattern.cells),
    terms: pattern.terms.map((term) => {
      const q = term.Z.length / pattern.size
      const local = codes(term.levels)
      return {
        levels: local,
        count: term.count,
        Z: Float64Array.from({ length: size * q }, (_, at) => term.Z[places[Math.floor(at / q)]! * q + (at % q)]!),
        codes: term.codes.subarray(0, term.count),
        K: null,
      }
    }),
    clusters: count,
    rank: count,
    rows: turned,
    own: turned,
    members,
  }
}
