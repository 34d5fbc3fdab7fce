import { disjointSets, type LevelRelation } from '@lmm/design'
import { rankUpdate, symmetrize } from '@lmm/linalg'
import type { LevelFactor } from './level-factor.ts'
import type { LevelFactors } from './related-design.ts'

/**
 * The relationships of a model as products by pattern read them.
 *
 * @example
 * ```ts
 * import { levelFactors, levelRelations } from '@lmm/reml'
 * const covariance = [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]]
 * const relations = levelRelations(levelFactors({ animal: { levels: ['dam', 'calf', 'other'], covariance } }))
 * const { components, covariance: between } = relations.get('animal')!
 * console.log(components, Array.from(between([0, 1]), (value) => value.toFixed(2)))
 * ```
 * ```text
 * Int32Array(3) [ 0, 0, 1 ] [ '1.00', '0.50', '0.50', '1.00' ]
 * ```
 */
export function levelRelations(factors: LevelFactors): ReadonlyMap<string, LevelRelation> {
  return new Map([...factors].map(([group, factor]) => [group, relationOf(factor)]))
}

function relationOf(factor: LevelFactor): LevelRelation {
  return { components: componentsOf(factor), covariance: (levels) => covarianceOf(factor, levels) }
}

/** Levels that share a column of L, numbered by first appearance. */
function componentsOf({ levels, rowPointers, columns }: LevelFactor): Int32Array {
  const sets = disjointSets(levels.length)
  /** A level that has an entry in each column. */
  const first = new Int32Array(levels.length).fill(-1)
  for (let level = 0; level < levels.length; level++)
    for (let at = rowPointers[level]!; at < rowPointers[level + 1]!; at++) {
      const column = columns[at]!
      if (first[column]! < 0) first[column] = level
      else sets.join(level, first[column]!)
    }
  const numbers = new Map<number, number>()
  return Int32Array.from(levels, (_, level) => {
    const at = sets.root(level)
    const known = numbers.get(at) ?? numbers.size
    numbers.set(at, known)
    return known
  })
}

/** K = L L' of some levels. */
function covarianceOf({ rowPointers, columns, values }: LevelFactor, levels: ArrayLike<number>): Float64Array {
  const count = levels.length
  const places = new Map<number, number>()
  for (let i = 0; i < count; i++)
    for (let at = rowPointers[levels[i]!]!; at < rowPointers[levels[i]! + 1]!; at++)
      if (!places.has(columns[at]!)) places.set(columns[at]!, places.size)
  const width = places.size
  const L = new Float64Array(count * width)
  for (let i = 0; i < count; i++)
    for (let at = rowPointers[levels[i]!]!; at < rowPointers[levels[i]! + 1]!; at++)
      L[i * width + places.get(columns[at]!)!] = values[at]!
  const K = new Float64Array(count * count)
  rankUpdate(K, count, 1, L, width)
  symmetrize(K, count)
  return K
}
