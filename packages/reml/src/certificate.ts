/** What the exact derivatives say about the point where the fit ended. */
export interface Certificate {
  /**
   * `optimal`: gradient zero, curvature positive. `boundary`: optimal with a variance of zero or a correlation of +-1.
   * `flat`: the criterion does not change along some direction. `not-converged`: none of these.
   */
  readonly status: 'optimal' | 'boundary' | 'flat' | 'not-converged'
  /** Scale-free: square root of twice the decrease that one more Newton step predicts. */
  readonly gradientNorm: number
  /** For `boundary` and `flat`: the directions, as data and in words. */
  readonly directions: readonly CertificateDirection[]
}

/** One direction of a boundary or flat certificate. */
export interface CertificateDirection {
  readonly kind: 'zero-variance' | 'perfect-correlation' | 'flat'
  readonly group: string
  readonly terms: readonly string[]
  /** In words, e.g. "the variance of Days within Subject is estimated as zero". */
  readonly say: string
}
