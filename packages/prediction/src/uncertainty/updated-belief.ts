import type { Belief } from './belief.ts'

/** One observation of effects that are believed something of. */
export interface Observation {
  /** x, p, and z, r, in the basis of the fit. */
  readonly x: Float64Array
  readonly z: Float64Array
  /** y - offset - x'beta_hat. */
  readonly left: number
  /** Variance of its residual, and its derivatives by psi. */
  readonly residual: number
  readonly dResidual: Float64Array
}

/** A belief of one's own, that observations may change. */
export function copyOf({ mean, covariance, sensitivity, derivatives }: Belief): Belief {
  return {
    mean: mean.slice(),
    covariance: covariance.slice(),
    sensitivity: sensitivity.slice(),
    derivatives: derivatives && {
      covariance: derivatives.covariance.map((dD) => dD.slice()),
      sensitivity: derivatives.sensitivity.map((dS) => dS.slice()),
    },
  }
}

/**
 * Turns a belief in place into that after one more observation, with beta_hat left as it is (a step of the Kalman filter): with
 * k = Dz / (z'Dz + residual) and F = I - z k', the mean gains k (left - z'mean), D becomes F'D and S becomes F'S + k x';
 * derivatives follow.
 */
export function observe(belief: Belief, { x, z, left, residual, dResidual }: Observation): void {
  // docs/mathematics/prediction.md (7)
  const { mean, covariance, sensitivity, derivatives } = belief
  const r = z.length
  const p = x.length
  const Dz = new Float64Array(r)
  const k = new Float64Array(r)
  const a = new Float64Array(p)
  timesVector(covariance, z, r, Dz)
  let v = residual
  let surprise = left
  for (let i = 0; i < r; i++) {
    v += z[i]! * Dz[i]!
    surprise -= z[i]! * mean[i]!
  }
  for (let i = 0; i < r; i++) k[i] = Dz[i]! / v
  // a = x - S'z
  transposedTimes(sensitivity, z, r, p, a)
  for (let j = 0; j < p; j++) a[j] = x[j]! - a[j]!
  if (derivatives) {
    derivatives.covariance.forEach((dD, parameter) => {
      moveDerivatives(dD, derivatives.sensitivity[parameter]!, z, k, a, v, dResidual[parameter]!)
    })
  }
  for (let i = 0; i < r; i++) {
    mean[i]! += k[i]! * surprise
    for (let j = 0; j < r; j++) covariance[i * r + j]! -= k[i]! * Dz[j]!
    for (let j = 0; j < p; j++) sensitivity[i * p + j]! += k[i]! * a[j]!
  }
}

/** dD becomes F'dD F + k dResidual k', dS becomes F'dS + dk a' with dk = (dD z - k dv) / v. */
function moveDerivatives(
  dD: Float64Array,
  dS: Float64Array,
  z: Float64Array,
  k: Float64Array,
  a: Float64Array,
  v: number,
  dResidual: number,
): void {
  const r = z.length
  const p = a.length
  const dDz = new Float64Array(r)
  const dSz = new Float64Array(p)
  timesVector(dD, z, r, dDz)
  transposedTimes(dS, z, r, p, dSz)
  let dv = dResidual
  for (let i = 0; i < r; i++) dv += z[i]! * dDz[i]!
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < r; j++) dD[i * r + j]! += k[i]! * k[j]! * dv - k[i]! * dDz[j]! - dDz[i]! * k[j]!
    const dk = (dDz[i]! - k[i]! * dv) / v
    for (let j = 0; j < p; j++) dS[i * p + j]! += dk * a[j]! - k[i]! * dSz[j]!
  }
}

function timesVector(M: Float64Array, z: Float64Array, r: number, out: Float64Array): void {
  for (let i = 0; i < r; i++) {
    let sum = 0
    for (let j = 0; j < r; j++) sum += M[i * r + j]! * z[j]!
    out[i] = sum
  }
}

function transposedTimes(S: Float64Array, z: Float64Array, r: number, p: number, out: Float64Array): void {
  for (let j = 0; j < p; j++) {
    let sum = 0
    for (let i = 0; i < r; i++) sum += z[i]! * S[i * p + j]!
    out[j] = sum
  }
}
