import type { FittedModel } from '@lmm/reml'
import type { Belief } from './belief.ts'
import { beliefsOf } from './beliefs.ts'

/** The variance of a prediction error with the degrees of freedom that it is known by. */
export interface PredictionError {
  readonly variance: number
  readonly df: number
}

/** How degrees of freedom are found: by Satterthwaite's method, or infinite ones. */
export type PredictionDf = 'satterthwaite' | 'asymptotic'

/** A linear function of fixed and random effects, in the basis of the fit, with a residual of its own. */
export interface PredictedFunction {
  /** x, p. */
  readonly x: Float64Array
  /** z, r: columns of all random terms. */
  readonly z: Float64Array
  readonly belief: Belief
  /** Variance of the residual that is predicted too, 0 without one. */
  readonly residual: number
  /** Its derivatives by psi, where it is not a multiple of sigma^2. */
  readonly dResidual?: Float64Array | null
}

/** Computes the errors of predictions of one model; it keeps its working memory. */
export type ErrorComputer = (predicted: PredictedFunction) => PredictionError

/**
 * Errors of predictions x'beta_hat + z'b_hat (+ e): v = z'Dz + a'Ca + residual with a = x - S'z and C = vcov, and
 * df = 2 v^2 / (g'Wg), g the gradient of v by psi = (theta, log sigma) and W the covariance of psi_hat, never below 1. Where the derivatives
 * of a belief are not known (`derivatives` null) the df are those of x'beta_hat.
 */
export function errorComputer(model: FittedModel, df: PredictionDf): ErrorComputer {
  const { basis } = model
  const p = model.names.length
  const { parameters } = beliefsOf(model)
  const C = Float64Array.from(basis.vcov.to1DArray())
  const dC = df === 'asymptotic' ? [] : basis.vcovDerivatives.map((matrix) => Float64Array.from(matrix.to1DArray()))
  const W = df === 'asymptotic' ? new Float64Array(0) : Float64Array.from(model.thetaCovariance.to1DArray())
  const scaleFree = model.parameters.length < parameters
  const a = new Float64Array(p)
  const Ca = new Float64Array(p)
  const g = new Float64Array(parameters)
  return ({ x, z, belief, residual, dResidual }) => {
    const r = z.length
    let variance = quadratic(belief.covariance, z, r) + residual
    for (let i = 0; i < p; i++) {
      let sum = x[i]!
      for (let j = 0; j < r; j++) sum -= belief.sensitivity[j * p + i]! * z[j]!
      a[i] = sum
    }
    for (let i = 0; i < p; i++) {
      let sum = 0
      for (let j = 0; j < p; j++) sum += C[i * p + j]! * a[j]!
      Ca[i] = sum
    }
    for (let i = 0; i < p; i++) variance += a[i]! * Ca[i]!
    if (df === 'asymptotic') return { variance, df: Number.POSITIVE_INFINITY }
    const { derivatives } = belief
    if (!derivatives) {
      for (let k = 0; k < parameters; k++) g[k] = quadratic(dC[k]!, x, p)
      return { variance, df: satterthwaite(quadratic(C, x, p), g, W) }
    }
    for (let k = 0; k < parameters; k++) {
      let sum = quadratic(derivatives.covariance[k]!, z, r) + quadratic(dC[k]!, a, p)
      const dS = derivatives.sensitivity[k]!
      for (let j = 0; j < r; j++) {
        if (z[j] === 0) continue
        let inner = 0
        for (let i = 0; i < p; i++) inner += dS[j * p + i]! * Ca[i]!
        sum -= 2 * z[j]! * inner
      }
      g[k] = sum
    }
    if (dResidual) for (let k = 0; k < parameters; k++) g[k]! += dResidual[k]!
    else if (scaleFree) g[parameters - 1]! += 2 * residual
    return { variance, df: satterthwaite(variance, g, W) }
  }
}

/** z'Mz. */
function quadratic(M: Float64Array, z: Float64Array, size: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) {
    const value = z[i]!
    if (value === 0) continue
    let row = 0
    for (let j = 0; j < size; j++) row += M[i * size + j]! * z[j]!
    sum += value * row
  }
  return sum
}

/** 2 v^2 / g'Wg, at least 1; infinite where the variance does not depend on what was estimated. */
function satterthwaite(v: number, g: Float64Array, W: Float64Array): number {
  const spread = quadratic(W, g, g.length)
  return spread > 0 ? Math.max(1, (2 * v * v) / spread) : Number.POSITIVE_INFINITY
}
