import type { Matrix } from 'ml-matrix'
import type { Axis } from './axis.ts'

/**
 * What a covariance parameter measures. Multiplying `sd` and `loading` by c, `variance` by c^2 and leaving the others
 * multiplies Sigma by c^2.
 */
export type ParameterKind = 'sd' | 'variance' | 'loading' | 'correlation' | 'length' | 'shape'

/** One element of theta and its box. Bounds may be infinite. */
export interface CovarianceParameter {
  readonly name: string
  readonly kind: ParameterKind
  /** Start value, for a Sigma of unit size; a `length` in the units of the coordinates. */
  readonly initial: number
  readonly lower: number
  readonly upper: number
}

/** A named number on the scale in which papers report it. */
export interface NaturalQuantity {
  readonly name: string
  readonly value: number
  /** Open interval of its values, in which confidence limits stay; all numbers where nothing is said. */
  readonly lower?: number
  readonly upper?: number
}

/** A family of covariance matrices, before it knows its positions. */
export interface CovarianceStructure {
  readonly name: string
  /** Binds the family to the positions of a term, once a fit. Throws when the axis does not suit. */
  bind(axis: Axis): BoundCovariance
  /**
   * What the name means for residuals, where it is something else: the correlation alone, since sigma is the scale there.
   * `homogeneous(c)` has it, so that one name serves both sides.
   */
  readonly residual?: CovarianceStructure
}

/** Makes a structure from the options that stand in the formula: `matern(x | g, nu = 1.5)` calls it with `{ nu: 1.5 }`. */
export type StructureFactory = (options: Readonly<Record<string, number | boolean | string>>) => CovarianceStructure

/** A family of covariance matrices over the positions of an axis. */
export interface BoundCovariance {
  /** Parameters of the axis, never of one group. */
  readonly parameters: readonly CovarianceParameter[]
  /** Writes Sigma of the positions `at` (what one group has, one entry a row) into `Sigma`, `at.length` square. */
  covariance(theta: Float64Array, at: Int32Array, Sigma: Matrix): void
  /** Writes the derivative of Sigma by parameter k; without it the engine differentiates the small Sigma numerically. */
  derivative?(theta: Float64Array, k: number, at: Int32Array, dSigma: Matrix): void
  /** Writes the second derivative by parameters k and l; without it the engine differentiates `derivative` numerically. */
  secondDerivative?(theta: Float64Array, k: number, l: number, at: Int32Array, d2Sigma: Matrix): void
  /** Theta of the member nearest to a covariance matrix over the whole axis: start values come through it, `initial` where it lacks. */
  fromCovariance?(Sigma: Matrix): Float64Array
  /**
   * Points of the box from which searches may start, where the likelihood can have several optima; the first is `initial`.
   * For a Sigma of unit size, as `initial` is.
   */
  starts?(): readonly Float64Array[]
  /**
   * Natural quantities, where theta is not what a paper prints. Standard deviations, variances and loadings come out in the
   * units in which theta holds them.
   */
  report?(theta: Float64Array): readonly NaturalQuantity[]
  /**
   * Changes of the basis of the columns under which the family is closed: `linear` any invertible one (`us`), `scale` a
   * factor a column (`diag`). The engine centres and scales columns only as far as this allows; such a family has `fromCovariance`,
   * by which theta is found in the user's units.
   */
  readonly closedUnder?: 'linear' | 'scale'
  /**
   * Whether two rows of a group may stand at one position, `at` then holding it twice: noise or a nugget tells them apart. Elsewhere
   * Sigma would be singular there.
   */
  readonly repeats?: true
  /** Largest rank of Sigma, where it is less than the number of positions by design. */
  readonly rank?: number
}
