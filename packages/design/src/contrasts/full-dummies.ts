import type { TermSet } from '@lmm/formula'

/**
 * Which factors of which terms are coded by indicators of all levels rather than by contrasts: `full[t][v]` for variable v of
 * term t, as R's `terms` and `model.matrix` decide it.
 *
 * A factor within a term is coded by contrasts when the rest of the term lies within an earlier term; a factor that stands alone always is;
 * without an intercept the first factor of the first term that has one gets all its levels.
 */
export function fullDummies(set: TermSet, isFactor: (label: string) => boolean): boolean[][] {
  const sets = set.terms.map((term) => new Set(term.variables.map(({ label }) => label)))
  const full = set.terms.map((term, t) =>
    term.variables.map(({ label }) => {
      const rest = term.variables.filter((other) => other.label !== label)
      if (rest.length === 0 || !isFactor(label)) return false
      return !sets.slice(0, t).some((earlier) => rest.every((other) => earlier.has(other.label)))
    }),
  )
  if (!set.intercept)
    for (const [t, term] of set.terms.entries()) {
      const first = term.variables.findIndex(({ label }) => isFactor(label))
      if (first < 0) continue
      full[t]![first] = true
      break
    }
  return full
}
