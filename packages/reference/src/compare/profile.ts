import type { FitCase } from '../case.ts'
import { type Aspect, aspect } from './check.ts'
import { worst } from './error.ts'
import { groupKey, groupOf, plain } from './names.ts'
import type { SummaryJson } from './summary.ts'

/** Profile intervals of standard deviations, sigma and fixed effects, on the scale of their widths; correlations are left out. */
export function profileAspects(reference: FitCase, summary: SummaryJson): Aspect[] {
  const profile = reference.profile_ci95_exact
  if (!profile) return []
  const kept = profile.parameters.map((_, i) => i).filter((i) => !profile.parameters[i]!.startsWith('cor:'))
  const lower = kept.map((i) => profile.lower[i]!)
  const upper = kept.map((i) => profile.upper[i]!)
  const width = kept.map((_, k) => (upper[k] ?? Number.NaN) - (lower[k] ?? Number.NaN))
  const nameOf = ourName(reference)
  const rows = kept.map((i) => {
    const name = parameterKey(nameOf(profile.parameters[i]!))
    return summary.profile?.find(({ parameter }) => parameterKey(parameter) === name)
  })
  const error = Math.max(
    worst(
      rows.map((row) => row?.lower),
      lower,
      width,
    ),
    worst(
      rows.map((row) => row?.upper),
      upper,
      width,
    ),
  )
  return [aspect('profile intervals', error, 2e-3)]
}

/** `sd:Subject:Days` of the case is `sd_Days|Subject`, `beta:Days` is `Days`. */
function ourName(reference: FitCase): (parameter: string) => string {
  const names = new Map(
    (reference.fit.varcorr ?? [])
      .filter(({ grp, var2 }) => grp !== 'Residual' && !var2)
      .map(({ grp, var1 }) => [`sd:${groupOf(grp)}:${var1}`, `sd_${var1}|${groupOf(grp)}`]),
  )
  return (parameter) => names.get(parameter) ?? parameter.replace(/^beta:/, '')
}

function parameterKey(parameter: string): string {
  const [term, group] = parameter.split('|')
  return plain(group ? `${term}|${groupKey(group)}` : parameter)
}
