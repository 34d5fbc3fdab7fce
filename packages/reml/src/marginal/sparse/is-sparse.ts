import type { PatternProducts } from '@lmm/design'
import { atPlaces } from '../thinned.ts'
import { largestGroup } from './group-rows.ts'

/** Rows that hang together from which on their covariance is not taken as one dense matrix. */
const large = 1000
/** Products of rows within groups, all groups together, that are affordable. */
const affordable = 5e7

/** Whether random effects join many rows whose residuals are correlated in small groups alone. */
export function isSparse(products: PatternProducts): boolean {
  const { patterns, factors, relations, n } = products
  if (factors.length === 0 || relations.some((relation) => relation !== null)) return false
  const rows = patterns.reduce((most, { size }) => Math.max(most, size), 0)
  if (rows <= large) return false
  const group = largestGroup(products)
  return 4 * group <= rows && n * group <= affordable
}

/** Rows that are enough to tell one optimum from another. */
const enough = 2000

/** The rows of some of the groups of residuals, for searches that are to find out where the optimum of the whole lies; null where nothing is gained. */
export function someGroups(products: PatternProducts): PatternProducts | null {
  const { n, p, factors } = products
  const effects = factors.reduce((sum, { levels, q }) => sum + levels * q, 0)
  const step = Math.floor(n / Math.max(enough, Math.min(effects, 4 * enough), 40 + 4 * p))
  if (step < 3) return null
  const kept = products.patterns.flatMap((pattern, c) => {
    // patterns of many clusters are kept where they are few, large clusters by some of their groups
    const places = Int32Array.from({ length: pattern.size }, (_, i) => i).filter((i) =>
      pattern.size > enough ? pattern.groups[i]! % step === 0 : c % step === 0,
    )
    return places.length > 0 ? [atPlaces(pattern, places, p + 1)] : []
  })
  const rows = kept.reduce((sum, { size, clusters }) => sum + size * clusters, 0)
  return rows < 40 + 4 * p || rows > n / 2 ? null : { ...products, n: rows, observations: rows, patterns: kept }
}
