import type { Matrix } from 'ml-matrix'
import type { Axis } from './axis.ts'
import type { CovarianceParameter, NaturalQuantity } from './structure.ts'

/**
 * A family of correlation matrices, the easy door to a structure of one's own: it tells the correlation of two rows, and
 * `homogeneous` or `heterogeneous` make a covariance of it.
 */
export interface CorrelationStructure {
  readonly name: string
  /** Binds the family to the positions of a term, once a fit. Throws when the axis does not suit. */
  bind(axis: Axis): BoundCorrelation
}

/** A family of correlation matrices over the positions of an axis. */
export interface BoundCorrelation {
  /** Parameters of the axis, never of one group; none is an sd, a variance or a loading. */
  readonly parameters: readonly CovarianceParameter[]
  /** Correlation of two rows at positions i and j, which are different unless `repeats`. */
  correlation(theta: Float64Array, i: number, j: number): number
  /** Its derivative by parameter k. */
  derivative?(theta: Float64Array, k: number, i: number, j: number): number
  /** Its second derivative by parameters k and l. */
  secondDerivative?(theta: Float64Array, k: number, l: number, i: number, j: number): number
  /** Theta of the member nearest to a correlation matrix over the whole axis. */
  fromCorrelation?(C: Matrix): Float64Array
  /** Points from which searches may start, the first `initial`. */
  starts?(): readonly Float64Array[]
  /** Natural quantities, where theta is not what a paper prints. */
  report?(theta: Float64Array): readonly NaturalQuantity[]
  /** Whether two rows may stand at one position; `correlation` is then asked with i = j too. */
  readonly repeats?: true
}
