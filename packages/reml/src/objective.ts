import type { CovarianceParameter } from '@lmm/covariance'
import type { Matrix } from 'ml-matrix'

/** -2 log likelihood (ML) or -2 log restricted likelihood (REML). */
export type Criterion = 'REML' | 'ML'

/** Value of the objective at theta: failure is a value. */
export type Evaluation =
  | {
      readonly status: 'ok'
      readonly criterion: number
      /** What stands in for the Hessian that was asked for, where it is not exact. */
      readonly hessian?: 'average information'
    }
  | { readonly status: 'infeasible'; readonly reason: string }

/** What of the criterion depends on theta at a given sigma^2, with r^2 and its derivatives by theta where asked for. */
export type AtVariance =
  | (Extract<Evaluation, { status: 'ok' }> & {
      readonly rSquared: number
      readonly rSquaredDerivatives: Float64Array | null
    })
  | Extract<Evaluation, { status: 'infeasible' }>

/** A function with derivatives on a box: all that a search needs. */
export interface SmoothFunction {
  /** m parameters with their box, start values in the units of the fit. */
  readonly parameters: readonly CovarianceParameter[]
  /** The criterion at theta (m); writes the gradient (m) and the Hessian (m x m) where asked. */
  evaluate(theta: Float64Array, into?: { gradient?: Float64Array; hessian?: Matrix }): Evaluation
  /** Where a search should begin; each parameter's `initial` without it. */
  start?(): Float64Array
  /** Several points from which searches may begin, and how many of the lowest are to be followed to their end. */
  starts?(): { readonly points: readonly Float64Array[]; readonly follow: number }
  /** Where another search begins if one ended at a standard deviation of zero, of functions that may have several minima. */
  elsewhere?(): Float64Array
}

/** The profiled criterion as a function of theta: waist 2. */
export interface Objective extends SmoothFunction {
  /** What inference needs of the derivatives at theta. */
  covarianceDerivatives(theta: Float64Array): CovarianceDerivatives
  /** Estimates at theta. */
  solve(theta: Float64Array): Estimates
}

/** Derivatives by psi = (theta, log sigma), sigma no longer profiled out; by theta alone where sigma is fixed. */
export interface CovarianceDerivatives {
  /** Second derivatives of the criterion by psi: twice the observed information. */
  readonly hessian: Matrix
  /** d (X'V^-1 X)^-1 / d theta_k, p x p each, in the basis of the products. */
  readonly unscaledCovariance: readonly Matrix[]
}

/** What follows from theta, in the basis of the products. */
export interface Estimates {
  readonly criterion: number
  /** p fixed effects. */
  readonly beta: Float64Array
  /** (X'V^-1 X)^-1, p x p, to be multiplied by sigma^2. */
  readonly unscaledCovariance: Matrix
  /** Residual standard deviation. */
  readonly sigma: number
  /** For each random term conditional modes and their covariances, computed when they are first asked for. */
  readonly random: () => readonly RandomEstimates[]
}

/** Conditional distribution of one random term given the data, levels by rows, relative to sigma^2. */
export interface RandomEstimates {
  /** levels x q. */
  readonly modes: Float64Array
  /** levels x q x q: Var(b | y) / sigma^2 with beta known. */
  readonly variances: Float64Array
  /** levels x q x p: Cov(b - b_hat, beta_hat) / sigma^2. */
  readonly covariancesWithBeta: Float64Array
}
