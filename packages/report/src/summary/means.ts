import type { DfMethod } from '@lmm/degrees-of-freedom'
import type { Diagnostic } from '@lmm/diagnostics'
import { type Adjustment, compareMeans, type MeansComparison, marginalMeans } from '@lmm/inference'
import type { FittedModel } from '@lmm/reml'
import { finite } from './finite.ts'

/** Marginal means of one specification. */
export interface MeansSummary {
  readonly specs: string
  readonly rows: readonly MeanRowSummary[]
  /** Comparisons of all pairs, where asked for. */
  readonly contrasts?: readonly MeansComparison[]
  /** How the comparisons are adjusted. */
  readonly adjust?: Adjustment
}

/** One mean; null where it cannot be estimated, and degrees of freedom that are not finite. */
export interface MeanRowSummary {
  readonly levels: Readonly<Record<string, string>>
  readonly estimate: number | null
  readonly stdError: number | null
  readonly df: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** How means are asked for. */
export interface MeansRequest {
  readonly df: DfMethod
  readonly level: number
  readonly pairwise: boolean
  readonly adjust: Adjustment | undefined
}

/** Means and comparisons as JSON, with what there is to say about them. */
export function meansSummary(
  model: FittedModel,
  specs: string,
  { df, level, pairwise, adjust }: MeansRequest,
): { readonly summary: MeansSummary; readonly diagnostics: readonly Diagnostic[] } {
  const means = marginalMeans(model, specs, { df, level })
  const rows = means.rows.map((row) => ({ ...row, df: finite(row.df) }))
  const control = adjust === 'dunnett'
  const contrasts = pairwise
    ? compareMeans(means, {
        contrasts: control ? 'control' : 'pairwise',
        ...(adjust && { adjust }),
      }).map((row) => ({ ...row, df: finite(row.df), statistic: finite(row.statistic) }))
    : undefined
  const summary = { specs, rows, ...(contrasts && { contrasts, adjust: adjust ?? 'tukey' }) }
  return { summary, diagnostics: means.diagnostics }
}
