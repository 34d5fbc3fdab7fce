import { type FittedModel, randomEffects } from 'lmm'
import { person } from './sleepstudy.ts'

/** How one person deviates from the population in one column. */
export interface Deviation {
  readonly column: string
  readonly estimate: number
  readonly stdError: number
}

/** The deviations of every person, by person. */
export function deviationsOf(model: FittedModel): ReadonlyMap<string, readonly Deviation[]> {
  const found = new Map<string, Deviation[]>()
  for (const { group, level, term, estimate, stdError } of randomEffects(model)) {
    if (group !== person) continue
    const mine = found.get(level) ?? []
    found.set(level, [...mine, { column: term, estimate, stdError }])
  }
  return found
}
