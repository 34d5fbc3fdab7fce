import type { CallNode } from '@lmm/formula'
import { formatExpression } from '@lmm/formula'
import { recode, usedLevels } from './recode.ts'
import type { Scope } from './scope.ts'
import type { FactorValue } from './value.ts'

/** One number for each level of a factor, NaN where no row has one. */
export type GroupStatistic = (x: Float64Array, group: FactorValue) => Float64Array

/**
 * The statistic of each row's group, as it was in the data of the fit; a group that was not in it gets that of its rows in the new data, and
 * `newGroups` names it. NaN where x or the group is missing.
 */
export function byGroup(
  call: CallNode,
  scope: Scope,
  x: Float64Array,
  group: FactorValue,
  statistic: GroupStatistic,
  learnedAs: string,
): { values: Float64Array; newGroups: string[] } {
  const here = statistic(x, group)
  const name = `${learnedAs}(${call.arguments.map(({ value }) => formatExpression(value)).join(', ')})`
  const learned = scope.memory.state(name, () => {
    const levels = usedLevels(group)
    const placeOf = new Map(group.levels.map((level, place) => [level, place]))
    const present = levels.filter((level) => Number.isFinite(here[placeOf.get(level)!]!))
    return { levels: present, means: present.map((level) => here[placeOf.get(level)!]!) }
  })
  const known = learned.means as readonly number[]
  const { codes } = recode(group, learned.levels as readonly string[])
  const values = new Float64Array(scope.rowCount)
  const newGroups = new Set<number>()
  for (let row = 0; row < values.length; row++) {
    const code = codes[row]!
    const own = group.codes[row]!
    if (Number.isNaN(x[row]!) || own < 0) values[row] = Number.NaN
    else if (code >= 0) values[row] = known[code]!
    else {
      values[row] = here[own]!
      newGroups.add(own)
    }
  }
  return { values, newGroups: [...newGroups].map((code) => group.levels[code]!) }
}
