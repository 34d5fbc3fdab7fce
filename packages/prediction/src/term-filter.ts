import { nearest } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import { say } from './say.ts'

/** Which random effects are meant: all where nothing is said. */
export interface TermFilter {
  /** Name of a grouping factor. */
  readonly group?: string
  /** Name of a column, e.g. `Days`. */
  readonly term?: string
  /** Names of levels. */
  readonly levels?: readonly string[]
}

/** A random term with those of its columns and levels that are meant. */
export interface MatchingTerm {
  readonly k: number
  readonly columns: readonly number[]
  readonly levels: readonly number[]
}

/** The random terms that a filter leaves; throws when it names something that the model does not have. */
export function matchingTerms({ random }: FittedModel, { group, term, levels }: TermFilter): MatchingTerm[] {
  const groups = [...new Set(random.map((each) => each.group))]
  if (group !== undefined && !groups.includes(group)) throw unknown('group', group, groups)
  const inGroup = [...random.keys()].filter((k) => group === undefined || random[k]!.group === group)
  const terms = [...new Set(inGroup.flatMap((k) => random[k]!.terms))]
  if (term !== undefined && !terms.includes(term)) throw unknown('term', term, terms)
  const places = inGroup.map((k) => placesOf(random[k]!.levels))
  for (const level of levels ?? [])
    if (!places.some((place) => place.has(level))) throw unknown('level', level, random[inGroup[0] ?? 0]?.levels ?? [])
  return inGroup.flatMap((k, at): MatchingTerm[] => {
    const { terms, levels: all } = random[k]!
    const columns = [...terms.keys()].filter((i) => term === undefined || terms[i] === term)
    const kept = levels ? levels.flatMap((level) => places[at]!.get(level) ?? []) : [...all.keys()]
    return columns.length > 0 && kept.length > 0 ? [{ k, columns, levels: kept }] : []
  })
}

const byLevels = new WeakMap<readonly string[], ReadonlyMap<string, number>>()

/** Places of levels by their names, computed once. */
export function placesOf(levels: readonly string[]): ReadonlyMap<string, number> {
  const found = byLevels.get(levels) ?? new Map(levels.map((level, place) => [level, place]))
  byLevels.set(levels, found)
  return found
}

/** What to throw when a name is none of the model's. */
export function unknown(kind: 'group' | 'term' | 'level' | 'column', name: string, known: readonly string[]): Error {
  return say.error('prediction/unknown-name', {
    kind,
    name: String(name),
    nearest: nearest(String(name), known),
    known: known.slice(0, 20),
    count: known.length,
  })
}
