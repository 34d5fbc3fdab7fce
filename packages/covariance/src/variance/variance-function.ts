import type { CovarianceParameter, NaturalQuantity } from '../structure.ts'

/** What the standard deviation of a residual depends on: numbers by row, or levels of a factor. */
export type VarianceCovariate =
  | { readonly kind: 'number'; readonly name: string; readonly values: ArrayLike<number> }
  | { readonly kind: 'factor'; readonly name: string; readonly levels: readonly string[] }

/** How the residual standard deviation changes from row to row, before it knows its covariate. */
export interface VarianceFunction {
  readonly name: string
  /** What it is a function of. */
  readonly of: VarianceCovariate['kind']
  /** Binds it to its covariate; throws when that does not suit. */
  bind(covariate: VarianceCovariate): BoundVariance
}

/** Makes a variance function from the options that stand beside its covariate. */
export type VarianceFactory = (options: Readonly<Record<string, number | boolean | string>>) => VarianceFunction

/** A variance function of a covariate x, which is a number, or the place of a level among all levels. */
export interface BoundVariance {
  readonly name: string
  readonly parameters: readonly CovarianceParameter[]
  /** Whether standard deviations are absolute, so that there is no sigma beside them. */
  readonly absolute: boolean
  /** Standard deviation at x, times sigma unless absolute. */
  sd(theta: Float64Array, x: number): number
  /** Its derivative by parameter k. */
  derivative(theta: Float64Array, k: number, x: number): number
  /** Its second derivative by parameters k and l. */
  secondDerivative(theta: Float64Array, k: number, l: number, x: number): number
  /** Points from which searches may start, the first `initial`; that alone unless given. */
  starts?(): readonly Float64Array[]
  /** Natural quantities, where theta is not what a paper prints. */
  report?(theta: Float64Array): readonly NaturalQuantity[]
}
