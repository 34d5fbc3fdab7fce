import type { FittedModel } from '@lmm/reml'
import type { ModelRows } from '../rows/model-rows.ts'
import { rootsOfRows } from './connected.ts'
import { membersByRoot } from './members.ts'

/** Rows that hang together, and the random effects that they share. */
export interface Component {
  readonly rows: readonly number[]
  /** Number of its random effects. */
  readonly size: number
  /** First effect of a level of a term among those of the component. */
  readonly place: (term: number, level: number) => number
}

/** Splits rows into components with independent random effects; of levels with a known relationship all have effects. */
export function components(model: FittedModel, rows: ModelRows): Component[] {
  return [...membersByRoot(rootsOfRows(model, rows)).values()].map((members) => {
    const first = new Map<string, number>()
    let size = 0
    model.random.forEach(({ group, levels, terms }, k) => {
      const { places } = rows.random[k]!
      const own = new Set(members.flatMap((row) => (places[row]! >= 0 ? [places[row]!] : [])))
      if (Object.hasOwn(model.relationships, group) && [...own].some((level) => level < levels.length))
        for (const level of levels.keys()) own.add(level)
      for (const level of own) {
        first.set(`${k}:${level}`, size)
        size += terms.length
      }
    })
    return { rows: members, size, place: (term, level) => first.get(`${term}:${level}`)! }
  })
}
