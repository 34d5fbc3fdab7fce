import type { Diagnostic } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import type { NewRows } from '../rows/new-rows.ts'
import { say } from '../say.ts'
import { unknown } from '../term-filter.ts'
import { newLevel, noLevel } from '../uncertainty/beliefs.ts'
import type { GroupUpdate } from '../update-group.ts'
import { type NewLevels, newLevelPolicies } from './targets.ts'

/** The policy of each random term for levels that were not in the fit. */
export function policies(
  { random }: FittedModel,
  given: NewLevels | Readonly<Record<string, NewLevels>> = 'draw',
): readonly NewLevels[] {
  const groups = [...new Set(random.map(({ group }) => group))]
  const byGroup = typeof given === 'string' ? Object.fromEntries(groups.map((group) => [group, given])) : given
  for (const [group, policy] of Object.entries(byGroup)) {
    if (!groups.includes(group)) throw unknown('group', group, groups)
    if (!newLevelPolicies.includes(policy)) throw invalidOption('newLevels', policy, newLevelPolicies)
  }
  return random.map(({ group }) => byGroup[group] ?? 'draw')
}

/** What to throw when an option is none of its choices. */
export function invalidOption(option: string, found: unknown, expected: readonly string[]): Error {
  return say.error(
    'prediction/invalid-option',
    { option, found: typeof found === 'string' ? found : (JSON.stringify(found) ?? String(found)), expected },
    { kind: 'option', name: option },
  )
}

/** The level of each row and random term as beliefs take them: by term, n each. */
export function levelsOfRows(rows: NewRows, byTerm: readonly NewLevels[]): Int32Array[] {
  return rows.design.random.map(({ codes, found }, k) => {
    const unseen = byTerm[k] === 'draw' ? newLevel : noLevel
    return codes.map((code, i) => (code >= 0 ? code : found.codes[i]! < 0 ? noLevel : unseen))
  })
}

/** Levels that were not in the fit, by grouping factor: an error where the policy says so, else told. */
export function newLevelNotes(rows: NewRows, byTerm: readonly NewLevels[], update?: GroupUpdate): Diagnostic[] {
  const seen = new Set<string>()
  return rows.design.random.flatMap(({ groupName, codes, found, levels }, k): Diagnostic[] => {
    if (seen.has(groupName)) return []
    seen.add(groupName)
    const updated = new Set(update?.levels.flatMap(({ term, level }) => (term === k ? [level] : [])))
    const unseen = new Set<number>()
    let count = 0
    codes.forEach((code, i) => {
      if (code >= 0 || found.codes[i]! < 0 || updated.has(found.levels[found.codes[i]!]!)) return
      unseen.add(found.codes[i]!)
      count++
    })
    if (count === 0) return []
    const policy = byTerm[k]!
    const data = {
      group: groupName,
      levels: [...unseen].slice(0, 5).map((code) => found.levels[code]!),
      count: unseen.size,
      rows: count,
      known: levels.length,
      policy,
    }
    if (policy === 'error') throw say.error('prediction/new-level', data)
    return [say.info('prediction/new-levels', data)]
  })
}
