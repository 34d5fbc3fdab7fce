/**
 * What Kenward and Roger's method reads of a model: how V moves with m parameters, seen through X in the basis of the fit and relative to
 * the variance of the basis, V_i = dV / d parameter i. A further kind of model has the method when it can say this of itself.
 */
export interface CovarianceSensitivity {
  readonly size: number
  /** P_i = -X'V^-1 V_i V^-1 X, p x p each. */
  readonly P: readonly Float64Array[]
  /** Q_ij = X'V^-1 V_i V^-1 V_j V^-1 X, p x p, at i m + j. */
  readonly Q: readonly Float64Array[]
  /** The expected information of REML, m x m: tr(P_V V_i P_V V_j) / 2 with P_V = V^-1 - V^-1 X Phi X'V^-1. */
  readonly information: Float64Array
}
