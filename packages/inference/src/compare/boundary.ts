import { chiSquare } from '@lmm/distributions'
import type { FittedModel } from '@lmm/reml'

/**
 * The p value of a likelihood-ratio test of variance components (Stram & Lee 1994): one variance is half chi-square 0 and half chi-square 1,
 * one effect added to q correlated ones half chi-square q and half chi-square q + 1. Null for any other difference of models.
 */
export function boundaryPValue(small: FittedModel, large: FittedModel, chisq: number): number | null {
  // docs/mathematics/comparing-models.md (1)
  if (small.names.join('\n') !== large.names.join('\n')) return null
  const added = addedEffects(small, large)
  if (added === null || large.npar - small.npar !== added + 1) return null
  return 0.5 * upperTail(added, chisq) + 0.5 * upperTail(added + 1, chisq)
}

const upperTail = (df: number, x: number): number => (df === 0 ? (x > 0 ? 0 : 1) : chiSquare(df).upper(x))

/** With how many effects the one that is new is correlated; null where more than one is new. */
function addedEffects(small: FittedModel, large: FittedModel): number | null {
  const key = ({ group, structure, terms }: FittedModel['random'][number]): string =>
    [group, structure, ...terms].join('\n')
  const left = new Map<string, number>()
  for (const term of small.random) left.set(key(term), (left.get(key(term)) ?? 0) + 1)
  const fresh = large.random.filter((term) => {
    const count = left.get(key(term)) ?? 0
    if (count > 0) left.set(key(term), count - 1)
    return count === 0
  })
  const gone = small.random.filter((term) => (left.get(key(term)) ?? 0) > 0)
  if (fresh.length !== 1 || gone.length > 1) return null
  const [term] = fresh
  const [before] = gone
  if (!before) return term!.terms.length === 1 ? 0 : null
  const free = ['us', 'diag']
  const same = before.group === term!.group && free.includes(term!.structure)
  const more =
    before.terms.every((name) => term!.terms.includes(name)) && term!.terms.length === before.terms.length + 1
  if (!same || !more) return null
  return term!.structure === 'us' ? before.terms.length : 0
}
