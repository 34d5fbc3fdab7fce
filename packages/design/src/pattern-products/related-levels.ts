import type { Clusters } from './clusters.ts'
import { localLevels, type PatternMembers } from './pattern-members.ts'

/** How the levels of a grouping factor are related: the effects of levels a and b have covariance K_ab Sigma. */
export interface LevelRelation {
  /** Levels of different components are independent; by level. */
  readonly components: Int32Array
  /** K of some levels, by rows. */
  covariance(levels: ArrayLike<number>): Float64Array
}

/** The components of the levels of rows: rows of different ones are independent. */
export const componentCodes = (codes: Int32Array, { components }: LevelRelation): Int32Array =>
  codes.map((code) => components[code]!)

/** Patterns whose clusters have equal K, too; `terms` are the codes and the relation of each random term. */
export function membersByRelation(
  patterns: readonly PatternMembers[],
  { starts, rows }: Clusters,
  terms: readonly { readonly codes: Int32Array; readonly relation: LevelRelation | null }[],
): readonly PatternMembers[] {
  const related = terms.filter(({ relation }) => relation !== null)
  if (related.length === 0) return patterns
  return patterns.flatMap(({ size, clusters }) => {
    const parts = new Map<string, number[]>()
    for (const cluster of clusters) {
      const from = starts[cluster]!
      const key = related
        .map(({ codes, relation }) => {
          const { levels } = localLevels(codes, rows, from, from + size)
          return relation!.covariance(levels).join(' ')
        })
        .join('; ')
      const known = parts.get(key)
      if (known) known.push(cluster)
      else parts.set(key, [cluster])
    }
    return [...parts.values()].map((list) => ({ size, clusters: list }))
  })
}
