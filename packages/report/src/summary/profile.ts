import { type ProfileInterval, profile } from '@lmm/inference'
import type { Criterion, FittedModel } from '@lmm/reml'
import { finite } from './finite.ts'

/** A profile likelihood interval; null where a limit is infinite. */
export interface ProfileRow extends Omit<ProfileInterval, 'lower' | 'upper'> {
  readonly lower: number | null
  readonly upper: number | null
}

/** Profiles by the criterion asked for, with what there is to say about them. */
export function profileSummary(
  model: FittedModel,
  asked: true | 'ml' | 'reml',
  level: number,
): { readonly rows: readonly ProfileRow[]; readonly criterion: Criterion } & Pick<
  ReturnType<typeof profile>,
  'diagnostics'
> {
  const { intervals, criterion, diagnostics } = profile(model, { criterion: asked === 'reml' ? 'REML' : 'ML', level })
  const rows = intervals.map((row) => ({ ...row, lower: finite(row.lower), upper: finite(row.upper) }))
  return { rows, criterion, diagnostics }
}
