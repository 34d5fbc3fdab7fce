import type { Criterion, Estimates } from './objective.ts'

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
    }
  | { readonly status: 'infeasible'; readonly reason: string }

/** The profiled criterion in Sigma, before any structure: the products know how to compute it. */
export interface SigmaCriterion {
  readonly kind: Criterion
  /** q of each random term. */
  readonly sizes: readonly number[]
  /** Number of levels of each random term. */
  readonly levels: readonly number[]
  readonly elements: readonly SigmaElement[]
  /** `order` 0: the value, 1: with the score, 2: with the curvature. */
  evaluate(Sigma: readonly Float64Array[], order: 0 | 1 | 2): SigmaEvaluation
  /** Everything that follows from Sigma; throws where `evaluate` is infeasible. */
  estimate(Sigma: readonly Float64Array[]): Estimates
}

/** The elements of the lower triangles of terms of these sizes, by term, then by columns. */
export function sigmaElements(sizes: readonly number[]): SigmaElement[] {
  const elements: SigmaElement[] = []
  sizes.forEach((q, term) => {
    for (let j = 0; j < q; j++) for (let i = j; i < q; i++) elements.push({ term, i, j })
  })
  return elements
}
