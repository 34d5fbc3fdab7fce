/** The derivative of Sigma by one parameter: that of the term it belongs to. */
export interface TermDerivative {
  /** Index of the term in the design. */
  readonly term: number
  /** q x q by rows. */
  readonly dSigma: Float64Array
}

/** The effects of one level of one term: its q columns. */
export interface LevelEffects {
  /** Index of the term in the design. */
  readonly term: number
  readonly level: number
}

/**
 * Joint distribution given the data of the random effects of some levels, in the basis of the products and relative to sigma^2, with
 * derivatives by the parameters: with D = Var(b | y) for known beta and b_hat - b = (known beta) - S (beta_hat - beta), the error of
 * x'beta_hat + z'b_hat has variance z'Dz + (x - S'z)'(X'V^-1 X)^-1 (x - S'z).
 */
export interface JointBlock {
  /** Number r of effects: the columns of all that was asked for, one after the other. */
  readonly size: number
  /** D, r x r. */
  readonly covariance: Float64Array
  /** S = Sigma Z'V^-1 X, r x p. */
  readonly sensitivity: Float64Array
  /** dD = F' dSigma F with F = I - Z'V^-1 Z Sigma, r x r by parameter. */
  readonly dCovariance: readonly Float64Array[]
  /** dS = F' dSigma Z'V^-1 X, r x p by parameter. */
  readonly dSensitivity: readonly Float64Array[]
}

/** The joint distribution of all random effects at one Sigma. */
export interface JointCovariance {
  /** The joint distribution of the effects of these levels, in the order in which they are given. */
  block(effects: readonly LevelEffects[]): JointBlock
  /** Var(b | y) for known beta between the effects of one level and those of each of the others: q x q' each. */
  between(one: LevelEffects, others: readonly LevelEffects[]): Float64Array[]
}
