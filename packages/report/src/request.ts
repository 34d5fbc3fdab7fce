import type { PredictionRequest } from './summary/prediction.ts'
import type { PredictionData } from './summary/prediction-data.ts'

/** What to add to a summary, each costly in space or time. */
export interface SummaryRequest {
  /** Random effects of every level with their conditional variances. */
  readonly randomEffects?: boolean
  /** Fitted values, residuals and population values of every row used. */
  readonly fitted?: boolean
  /** New data to predict. */
  readonly predict?: PredictionData
  /** Of which targets the predictions have intervals, and how. */
  readonly prediction?: PredictionRequest
}
