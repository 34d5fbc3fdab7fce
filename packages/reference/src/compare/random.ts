import type { FitCase, ReferenceRandomEffects } from '../case.ts'
import { type Aspect, aspect } from './check.ts'
import { groupKey, groupOf, levelKey, plain } from './names.ts'
import type { Cell, SummaryJson } from './summary.ts'
import { isNoisy, isSingular } from './tolerance.ts'

type VarianceComponent = NonNullable<FitCase['fit']['varcorr']>[number]

/** Variances and covariances of the random effects, singularity, and the random effects themselves. */
export function randomAspects(reference: FitCase, summary: SummaryJson): Aspect[] {
  const { varcorr, isSingular: singular } = reference.fit
  const aspects: Aspect[] = []
  if (varcorr) {
    const components = varcorr.filter(({ grp }) => grp !== 'Residual')
    const errors = components.map((component) => componentError(component, summary))
    const absent = components.filter((_, i) => errors[i] === Number.POSITIVE_INFINITY)
    aspects.push(
      aspect(
        'variance components',
        Math.max(0, ...errors),
        isSingular(reference) || isNoisy(reference) ? 5e-4 : 5e-5,
        absent.length > 0
          ? `no ${absent.map(({ grp, var1, var2 }) => `${grp} ${var1} ${var2 ?? ''}`).join(', ')}`
          : undefined,
      ),
    )
    if (singular !== undefined) {
      const note = `ours ${summary.singular}, theirs ${singular}`
      aspects.push(aspect('singular', Number(summary.singular !== singular), 0, note))
    }
  }
  if (reference.ranef) {
    const errors = Object.entries(reference.ranef).map(([group, want]) => blupError(reference, group, want, summary))
    aspects.push(aspect('BLUPs', Math.max(0, ...errors), isSingular(reference) ? 1e-3 : 1e-4))
  }
  return aspects
}

/** On the scale of the two standard deviations, and of 1 % of the residual variance, so that zeros can be compared. */
function componentError({ grp, var1, var2, vcov }: VarianceComponent, { random, sigma }: SummaryJson): number {
  const group = groupKey(groupOf(grp))
  for (const term of random ?? []) {
    if (groupKey(term.group) !== group) continue
    const i = term.terms.findIndex((name) => plain(name) === plain(var1))
    const j = var2 ? term.terms.findIndex((name) => plain(name) === plain(var2)) : i
    if (i < 0 || j < 0) continue
    const at = (row: number, column: number): number => term.covariance[row]?.[column] ?? Number.NaN
    const size = Math.sqrt(Math.abs(at(i, i) * at(j, j))) + 1e-2 * (sigma ?? 1) ** 2
    const error = Math.abs(at(i, j) - vcov) / size
    return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error
  }
  return Number.POSITIVE_INFINITY
}

/** On the scale of the largest random effect of each term. */
function blupError(reference: FitCase, group: string, want: ReferenceRandomEffects, summary: SummaryJson): number {
  const blocks = (summary.randomEffects ?? []).filter((block) => groupKey(block.group) === groupKey(group))
  const errors = want.terms.map((term, t) => {
    const block = blocks.find(({ terms }) => terms.some((name) => plain(name) === plain(term)))
    if (!block) return Number.POSITIVE_INFINITY
    const column = block.terms.findIndex((name) => plain(name) === plain(term))
    const rowOf = new Map(block.levels.map((level, i) => [levelKey(block.group, level), block.values[i]]))
    const size = Math.max(1e-3 * (reference.fit.sigma ?? 1), ...want.values.map((row) => Math.abs(row[t]!)))
    return want.levels.reduce((largest, level, i) => {
      const have: Cell = rowOf.get(levelKey(group, level))?.[column]
      const error = Math.abs((have ?? Number.NaN) - want.values[i]![t]!) / size
      return Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(largest, error)
    }, 0)
  })
  return Math.max(0, ...errors)
}
