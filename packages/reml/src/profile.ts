import type { CrossProducts } from '@lmm/design'
import { basisLogDeterminant } from '@lmm/design'
import { cholesky, solveLower, solveLowerTransposed } from '@lmm/linalg'
import type { Criterion } from './objective.ts'
import { say } from './say.ts'

/** What is left of the problem once V is known: beta and sigma profiled out. */
export interface Profile {
  readonly criterion: number
  /** Cholesky factor of X'V^-1 X, p x p. */
  readonly L: Float64Array
  readonly beta: Float64Array
  /** (y - X beta)' V^-1 (y - X beta). */
  readonly rSquared: number
  /** nu / r^2, or 1 where sigma is fixed: the weight of the quadratic form in the score. */
  readonly ratio: number
}

/** The parts of the criterion that do not depend on theta. */
export interface ProfileSettings {
  readonly p: number
  readonly nu: number
  readonly restricted: boolean
  /** Sigma is 1 in the user's units (known variances). */
  readonly scaleFixed: boolean
  /** What the criterion in the basis of the products lacks to be that of the user's columns. */
  readonly constant: number
}

const known: readonly Criterion[] = ['REML', 'ML']

export function profileSettings(products: CrossProducts, criterion: Criterion): ProfileSettings {
  // docs/mathematics/basis.md (4): the constant
  if (!known.includes(criterion))
    throw say.error(
      'reml/unknown-criterion',
      { criterion: String(criterion), known },
      { kind: 'option', name: 'criterion' },
    )
  const { p, observations, X, y, weights } = products
  const restricted = criterion === 'REML'
  const nu = restricted ? observations - p : observations
  const scaleFixed = weights.kind === 'known-variance'
  const logScale = 2 * Math.log(y.scale)
  const constant =
    -weights.logSum +
    (restricted ? -2 * basisLogDeterminant(X) - (scaleFixed ? p * logScale : 0) : 0) +
    (scaleFixed ? 0 : nu * logScale)
  return { p, nu, restricted, scaleFixed, constant }
}

/**
 * Profiles beta and sigma out: C = [X y]'V^-1[X y] by rows, (p + 1)^2 (Bates et al. 2015, equations 34 and 41). Null when
 * X'V^-1 X is not positive definite or nothing is left of y.
 */
export function profile(C: Float64Array, logDetV: number, settings: ProfileSettings): Profile | null {
  // docs/mathematics/criterion.md (1); (2) where the scale is fixed
  const { p, nu, restricted, scaleFixed, constant } = settings
  const width = p + 1
  const L = new Float64Array(p * p)
  const beta = new Float64Array(p)
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) L[i * p + j] = C[i * width + j]!
    beta[i] = C[p * width + i]!
  }
  if (cholesky(L, p) >= 0) return null
  solveLower(L, p, beta)
  let rSquared = C[p * width + p]!
  let logDetX = 0
  for (let i = 0; i < p; i++) {
    rSquared -= beta[i]! * beta[i]!
    logDetX += 2 * Math.log(L[i * p + i]!)
  }
  // with known variances a residual of zero is no obstacle: its logarithm is not taken
  if (scaleFixed && rSquared < 0) rSquared = 0
  if (!(scaleFixed ? rSquared >= 0 : rSquared > 0) || !Number.isFinite(logDetV)) return null
  solveLowerTransposed(L, p, beta)
  const quadratic = scaleFixed
    ? nu * Math.log(2 * Math.PI) + rSquared
    : nu * (1 + Math.log((2 * Math.PI * rSquared) / nu))
  const criterion = logDetV + (restricted ? logDetX : 0) + quadratic + constant
  return { criterion, L, beta, rSquared, ratio: scaleFixed ? 1 : nu / rSquared }
}

/** The same with sigma^2 given, relative to the response of the products, in place of r^2 / nu: r^2 / (nu sigma^2) = u adds nu (u - 1 - log u). */
export function profileAtVariance(fit: Profile, { nu }: ProfileSettings, variance: number): Profile {
  const u = fit.rSquared / (nu * variance)
  return { ...fit, criterion: fit.criterion + nu * (u - 1 - Math.log(u)), ratio: 1 / variance }
}
