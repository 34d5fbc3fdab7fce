import { solveLowerTransposed } from '@lmm/linalg'
import type { Criterion, Estimates } from './objective.ts'
import type { Profile, ProfileSettings } from './profile.ts'

/** An element of the lower triangle of the Sigma of one random term. */
export interface SigmaElement {
  readonly term: number
  readonly i: number
  readonly j: number
}

/** Value and derivatives of the criterion as a function of the Sigma of every random term. */
export type SigmaEvaluation =
  | {
      readonly status: 'ok'
      readonly criterion: number
      /** D = d criterion / d Sigma of each term, symmetric: d criterion = tr(D dSigma). Empty unless asked for. */
      readonly score: readonly Float64Array[]
      /** Second derivatives by the elements of `elements`, or their average information. Null unless asked for. */
      readonly curvature: Float64Array | null
      /** (y - X beta)' V^-1 (y - X beta), and its derivatives by the elements where sigma^2 was given and the curvature asked for. */
      readonly rSquared: number
      readonly rSquaredDerivatives?: Float64Array
      /** The curvature is the average information. */
      readonly average?: boolean
    }
  | { readonly status: 'infeasible'; readonly reason: string }

/** First derivatives, by the elements of Sigma, of what the criterion has profiled out. */
export interface ProfiledDerivatives {
  /** d r^2 / d Sigma_a. */
  readonly rSquared: Float64Array
  /** d (X'V^-1 X)^-1 / d Sigma_a, p x p by rows. */
  readonly covariance: readonly Float64Array[]
  /** Degrees of freedom of r^2: n or n - p. */
  readonly nu: number
  /** r^2 / nu; null where sigma is fixed. */
  readonly variance: number | null
}

/** What all criteria say of the profiled sigma. */
export function profiledVariance(
  { nu, scaleFixed }: ProfileSettings,
  { rSquared }: Profile,
): Pick<ProfiledDerivatives, 'nu' | 'variance'> {
  return { nu, variance: scaleFixed ? null : rSquared / nu }
}

/** The profiled criterion in Sigma, before any structure: the products know how to compute it. */
export interface SigmaCriterion {
  readonly kind: Criterion
  readonly settings: ProfileSettings
  /** q of each random term. */
  readonly sizes: readonly number[]
  /** Number of levels of each random term. */
  readonly levels: readonly number[]
  readonly elements: readonly SigmaElement[]
  /** Sigma of each term by moments, without an evaluation; null where they do not give it. */
  moments?(): readonly Float64Array[] | null
  /** `order` 0: the value, 1: with the score, 2: with the curvature; at a given sigma^2, or with sigma profiled out. */
  evaluate(Sigma: readonly Float64Array[], order: 0 | 1 | 2, variance?: number): SigmaEvaluation
  /** Exact second derivatives by the elements of Sigma, or null where they would cost too much. */
  curvature(Sigma: readonly Float64Array[]): Float64Array | null
  /** Throws where `evaluate` is infeasible. */
  profiled(Sigma: readonly Float64Array[]): ProfiledDerivatives
  /** Everything that follows from Sigma; throws where `evaluate` is infeasible. */
  estimate(Sigma: readonly Float64Array[]): Estimates
}

/**
 * The elements of the lower triangles of terms of these sizes, by term, then by columns.
 *
 * @example
 * ```ts
 * import { sigmaElements } from '@lmm/reml'
 * console.log(sigmaElements([2, 1]))
 * ```
 * ```text
 * [
 *   { term: 0, i: 0, j: 0 },
 *   { term: 0, i: 1, j: 0 },
 *   { term: 0, i: 1, j: 1 },
 *   { term: 1, i: 0, j: 0 }
 * ]
 * ```
 */
export function sigmaElements(sizes: readonly number[]): SigmaElement[] {
  const elements: SigmaElement[] = []
  sizes.forEach((q, term) => {
    for (let j = 0; j < q; j++) for (let i = j; i < q; i++) elements.push({ term, i, j })
  })
  return elements
}

/** d (X'V^-1 X)^-1 = L'^-1 P L^-1 for P = K'E K (p x p, lower triangle read) with K whitened by L. */
export function covarianceDerivative(P: Float64Array, L: Float64Array, p: number): Float64Array {
  // docs/mathematics/inference-derivatives.md (2)
  const out = new Float64Array(p * p)
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) out[i * p + j] = P[Math.max(i, j) * p + Math.min(i, j)]!
  solveLowerTransposed(L, p, out, p)
  for (let i = 0; i < p; i++)
    for (let j = 0; j < i; j++) {
      const upper = out[j * p + i]!
      out[j * p + i] = out[i * p + j]!
      out[i * p + j] = upper
    }
  solveLowerTransposed(L, p, out, p)
  return out
}
