import type { Design, RandomDesign } from '@lmm/design'
import { nearest } from '@lmm/diagnostics'
import { say } from '../say.ts'
import type { LevelFactor } from './level-factor.ts'
import { levelFactor, type Relationship } from './relationship.ts'

/** Known relationships by the name of the grouping factor. */
export type Relationships = Readonly<Record<string, Relationship>>

/** The factors of all relationships, by the name of the grouping factor. */
export type LevelFactors = ReadonlyMap<string, LevelFactor>

/**
 * Checks and factors the relationships of a model.
 *
 * @example
 * ```ts
 * import { levelFactors } from '@lmm/reml'
 * const covariance = [[1, 0.5], [0.5, 1]]
 * const { levels, values } = levelFactors({ animal: { levels: ['dam', 'calf'], covariance } }).get('animal')!
 * console.log(levels, values)
 * ```
 * ```text
 * [ 'dam', 'calf' ] Float64Array(3) [ 1, 0.5, 0.8660254037844386 ]
 * ```
 */
export function levelFactors(relationships: Relationships): LevelFactors {
  return new Map(Object.entries(relationships).map(([group, each]) => [group, levelFactor(group, each)]))
}

/**
 * The design with the levels of each related grouping factor replaced by those of its relationship: levels without rows get
 * random effects, too.
 *
 * @throws LmmError when a relationship belongs to no grouping factor, or a level of the data is not in it.
 * @example
 * ```ts
 * import { buildDesign, inferSchema, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * import { levelFactors, relatedDesign } from '@lmm/reml'
 * const table = tableOf({ y: [1, 3, 2, 5, 4], animal: ['dam', 'calf', 'dam', 'calf', 'dam'] })
 * const terms = expand(parse('y ~ 1 + (1 | animal)'), { columns: table.columns.keys() })
 * const covariance = [[1, 0.5, 0.5], [0.5, 1, 0.25], [0.5, 0.25, 1]]
 * const factors = levelFactors({ animal: { levels: ['dam', 'calf', 'sister'], covariance } })
 * const design = relatedDesign(buildDesign(terms, inferSchema(terms, table), table), factors)
 * console.log(design.random[0]!.levels)
 * ```
 * ```text
 * [ 'dam', 'calf', 'sister' ]
 * ```
 */
export function relatedDesign(design: Design, factors: LevelFactors): Design {
  const groups = [...new Set(design.random.map(({ groupName }) => groupName))]
  for (const group of factors.keys())
    if (!groups.includes(group))
      throw say.error('reml/relationship-group', { group, groups, nearest: nearest(group, groups) })
  return {
    ...design,
    random: design.random.map((random) => {
      const factor = factors.get(random.groupName)
      return factor ? relatedTerm(random, factor) : random
    }),
    schema: {
      ...design.schema,
      groups: design.schema.groups.map((group) => {
        const factor = factors.get(group.name)
        return factor ? { ...group, levels: factor.levels } : group
      }),
    },
  }
}

function relatedTerm(random: RandomDesign, { levels }: LevelFactor): RandomDesign {
  const position = new Map(levels.map((level, i) => [level, i]))
  const absent = random.levels.filter((level) => !position.has(level))
  if (absent.length > 0)
    throw say.error('reml/relationship-absent', {
      group: random.groupName,
      absent: absent.slice(0, 5),
      count: absent.length,
      levels: levels.length,
    })
  const place = Int32Array.from(random.levels, (level) => position.get(level)!)
  return { ...random, levels, codes: random.codes.map((code) => place[code]!) }
}
