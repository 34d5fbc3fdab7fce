import type { SummaryJson } from './summary.ts'

/** One thing a user reads off a fit, and how far it is from what other software says. */
export interface Aspect {
  readonly name: string
  /** On the scale that the tolerance is on; infinite where something is absent. */
  readonly error: number
  readonly tolerance: number
  readonly ok: boolean
  readonly note?: string
}

/** An aspect; an error that is no number does not pass. */
export function aspect(name: string, error: number, tolerance: number, note?: string): Aspect {
  return { name, error, tolerance, ok: error <= tolerance, ...(note !== undefined && { note }) }
}

/** What a summary must have been asked for, in the words of the command's options. */
export interface SummaryRequest {
  readonly randomEffects?: true
  readonly fitted?: true
  readonly df?: 'satterthwaite' | 'kenward-roger' | 'asymptotic'
  readonly anova?: 'I' | 'II' | 'III'
  readonly means?: readonly string[]
  readonly pairwise?: true
  readonly adjust?: 'tukey'
  /** Rows of new data. */
  readonly predict?: readonly Readonly<Record<string, string | number>>[]
  readonly profile?: true
  readonly r2?: true
  /** Formulas of the models that follow, for likelihood-ratio tests; `refit: false` keeps REML. */
  readonly compare?: readonly string[]
  readonly refit?: false
}

/** Aspects that are read off one summary. */
export interface Check {
  readonly name: CheckName
  readonly request: SummaryRequest
  compare(summary: SummaryJson): Aspect[]
}

export type CheckName =
  | 'fit'
  | 'predictions'
  | 'satterthwaite'
  | 'anova'
  | 'kenward-roger'
  | 'means'
  | 'profile'
  | 'r2'
  | 'likelihood-ratio'
