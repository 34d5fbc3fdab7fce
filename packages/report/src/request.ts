/** What to add to the summary. */
export interface SummaryRequest {
  readonly randomEffects?: boolean
  readonly fitted?: boolean
  /** Rows of new data to predict. */
  readonly predict?: unknown
  readonly level?: number
}
