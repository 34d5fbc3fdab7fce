/**
 * What is believed of the random effects of one combination of levels, in the basis of the fit and the units of the response: with
 * b_hat - b = (error for known beta) - S (beta_hat - beta), the first with covariance D and independent of the second. Columns of
 * all random terms of the model, one term after the other; terms without a level there are zero.
 */
export interface Belief {
  /** b_hat, r. */
  readonly mean: Float64Array
  /** D, r x r. */
  readonly covariance: Float64Array
  /** S, r x p. */
  readonly sensitivity: Float64Array
  /** By psi = (theta, log sigma); null where they cannot be known without the products. */
  readonly derivatives: BeliefDerivatives | null
}

/** Derivatives of a belief by the covariance parameters. */
export interface BeliefDerivatives {
  /** dD, r x r each. */
  readonly covariance: readonly Float64Array[]
  /** dS, r x p each. */
  readonly sensitivity: readonly Float64Array[]
}
