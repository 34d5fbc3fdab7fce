import type { Diagnostic } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import type { Matrix } from 'ml-matrix'

/** Names of the methods, as the command line has them. */
export type DfName = 'satterthwaite' | 'kenward-roger' | 'between-within' | 'containment' | 'residual' | 'asymptotic'

/**
 * A way to find degrees of freedom, passed as a value: `{ df: kenwardRoger }`. Write your own by returning `DegreesOfFreedom` from `of`.
 */
export interface DfMethod {
  readonly name: DfName | (string & {})
  /** The degrees of freedom of a model. Throws where the model cannot have them. */
  of(model: FittedModel): DegreesOfFreedom
}

/** Degrees of freedom of the tests in one model, with the covariance of beta_hat that the method goes with. */
export interface DegreesOfFreedom {
  readonly name: DfName | (string & {})
  /** Covariance of beta_hat, p x p, on the user's scale. */
  readonly vcov: Matrix
  /** What there is to say of the method in this model. */
  readonly diagnostics: readonly Diagnostic[]
  /** Of l'beta_hat, for l of length p. */
  linear(l: ArrayLike<number>): LinearVariance
  /** The F test of L beta = 0, for rows of length p, which may depend on each other. */
  joint(L: readonly ArrayLike<number>[]): JointTest
}

/** The variance of l'beta_hat and the degrees of freedom by which it is known. */
export interface LinearVariance {
  readonly variance: number
  /** Infinite where nothing in the variance was estimated, or where the method is asymptotic. */
  readonly df: number
}

/** An F test of several linear functions. */
export interface JointTest {
  /** Rank of L; 0 where nothing is left to test. */
  readonly numDf: number
  /** Infinite for a chi-square test; null where the method has no approximation. */
  readonly denDf: number | null
  /** F, scaled where the method scales it; null without one. */
  readonly statistic: number | null
}
