/** Covariance of the residuals. */
export interface ResidualSummary {
  readonly structure: string
  readonly parameters: Readonly<Record<string, number>>
  /** Variance function; null where all rows of weight 1 have the same variance. */
  readonly variance: null
  /** Absolute covariance over the positions; null where residuals are independent. */
  readonly covariance: null
}

/** Independent residuals, up to weights. */
export const independentResiduals: ResidualSummary = {
  structure: 'identity',
  parameters: {},
  variance: null,
  covariance: null,
}
