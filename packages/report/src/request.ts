import type { predict } from '@lmm/prediction'

/** Data as `predict` takes them. */
export type PredictionData = Parameters<typeof predict>[1]

/** What to add to a summary, each costly in space or time. */
export interface SummaryRequest {
  /** Random effects of every level with their conditional variances. */
  readonly randomEffects?: boolean
  /** Fitted values, residuals and population values of every row used. */
  readonly fitted?: boolean
  /** New data to predict. */
  readonly predict?: PredictionData
}
