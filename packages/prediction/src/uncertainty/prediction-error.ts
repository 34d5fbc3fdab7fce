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
  // docs/mathematics/prediction.md (4), (5)
  const { basis } = model
  const p = model.names.length
  const { parameters } = beliefsOf(model)
  const asymptotic = df === 'asymptotic'
  const C = Float64Array.from(basis.vcov.to1DArray())
  const dC = asymptotic ? [] : basis.vcovDerivatives.map((matrix) => Float64Array.from(matrix.to1DArray()))
  const W = asymptotic ? new Float64Array(0) : Float64Array.from(model.thetaCovariance.to1DArray())
  const scaleFree = model.parameters.length < parameters
  const g = new Float64Array(parameters)
  const formsOf = lastKept((belief: Belief) => beliefForms(belief, C, dC, p))
  const population = packed([C, ...dC], p)
  const x2 = new Float64Array((p * (p + 1)) / 2)
  let u = new Float64Array(0)
  let u2 = new Float64Array(0)
  return ({ x, z, belief, residual, dResidual }) => {
    const r = z.length
    if (u.length !== p + r) {
      u = new Float64Array(p + r)
      u2 = new Float64Array((u.length * (u.length + 1)) / 2)
    }
    // u = (x - S'z, z)
    const { sensitivity } = belief
    for (let i = 0; i < p; i++) u[i] = x[i]!
    for (let j = 0; j < r; j++) {
      const value = z[j]!
      u[p + j] = value
      if (value !== 0) for (let i = 0; i < p; i++) u[i]! -= sensitivity[j * p + i]! * value
    }
    pairs(u, u2)
    const forms = formsOf(belief)
    const variance = inner(forms, 0, u2) + residual
    if (asymptotic) return { variance, df: Number.POSITIVE_INFINITY }
    if (!belief.derivatives) {
      pairs(x, x2)
      for (let k = 0; k < parameters; k++) g[k] = inner(population, (k + 1) * x2.length, x2)
      return { variance, df: satterthwaite(inner(population, 0, x2), g, W) }
    }
    for (let k = 0; k < parameters; k++) g[k] = inner(forms, (k + 1) * u2.length, u2)
    if (dResidual) for (let k = 0; k < parameters; k++) g[k]! += dResidual[k]!
    else if (scaleFree) g[parameters - 1]! += 2 * residual
    return { variance, df: satterthwaite(variance, g, W) }
  }
}

/** A function of objects that remembers its values, the last at hand: rows of a group often stand together. */
function lastKept<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>()
  let last: Key | null = null
  let value: Value
  return (key) => {
    if (key === last) return value
    value = known.get(key) ?? compute(key)
    known.set(key, value)
    last = key
    return value
  }
}

/** v and its derivatives by psi as forms of u = (a, z): C beside D, and dC beside dD with -C dS' between them. */
function beliefForms(
  { covariance, derivatives }: Belief,
  C: Float64Array,
  dC: readonly Float64Array[],
  p: number,
): Float64Array {
  const r = Math.round(Math.sqrt(covariance.length))
  const d = p + r
  const whole = (beta: Float64Array, effects: Float64Array, dS: Float64Array | null): Float64Array => {
    const out = new Float64Array(d * d)
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) out[i * d + j] = beta[i * p + j]!
    for (let i = 0; i < r; i++) for (let j = 0; j < r; j++) out[(p + i) * d + p + j] = effects[i * r + j]!
    if (!dS) return out
    for (let i = 0; i < r; i++)
      for (let j = 0; j < p; j++) {
        let sum = 0
        for (let k = 0; k < p; k++) sum += dS[i * p + k]! * C[k * p + j]!
        out[(p + i) * d + j] = -sum
        out[j * d + p + i] = -sum
      }
    return out
  }
  const gradient = derivatives
    ? dC.map((beta, k) => whole(beta, derivatives.covariance[k]!, derivatives.sensitivity[k]!))
    : []
  return packed([whole(C, covariance, null), ...gradient], d)
}

/** Symmetric matrices by their lower triangles, what stands beside the diagonal doubled: forms of the products that `pairs` makes. */
function packed(matrices: readonly Float64Array[], size: number): Float64Array {
  const out = new Float64Array((matrices.length * size * (size + 1)) / 2)
  let at = 0
  for (const M of matrices)
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) out[at++] = M[i * size + j]! + M[j * size + i]!
      out[at++] = M[i * size + i]!
    }
  return out
}

/** Products of all pairs of values, in the order of `packed`. */
function pairs(values: Float64Array, out: Float64Array): void {
  let at = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    for (let j = 0; j <= i; j++) out[at++] = value * values[j]!
  }
}

function inner(values: Float64Array, from: number, by: Float64Array): number {
  let sum = 0
  for (let i = 0; i < by.length; i++) sum += values[from + i]! * by[i]!
  return sum
}

/** 2 v^2 / g'Wg, at least 1; infinite where the variance does not depend on what was estimated. */
function satterthwaite(v: number, g: Float64Array, W: Float64Array): number {
  const m = g.length
  let spread = 0
  for (let i = 0; i < m; i++) {
    let row = 0
    for (let j = 0; j < m; j++) row += W[i * m + j]! * g[j]!
    spread += g[i]! * row
  }
  return spread > 0 ? Math.max(1, (2 * v * v) / spread) : Number.POSITIVE_INFINITY
}
