import type { Criterion, FittedModel, objectiveOf } from '@lmm/reml'

/** The criterion minimised with a quantity held at a value. */
export interface HeldPoint {
  readonly criterion: number
  /** Derivative of the minimum by the value: that of the criterion where everything else is at its minimum. */
  readonly slope: number
  /** Everything else at the minimum. */
  readonly coordinates: Float64Array
}

/** A quantity of a model along which its likelihood is followed. */
export interface ProfiledQuantity {
  readonly parameter: string
  readonly group: string | null
  /** At the optimum; null where there is none: a correlation with a standard deviation of zero. */
  readonly estimate: number | null
  /** What it cannot go beyond. */
  readonly bounds: readonly [lower: number, upper: number]
  /** A first guess of its standard error. */
  readonly spread: number
  /** Everything else at the optimum. */
  readonly start: Float64Array
  /** With the search for everything else begun at `from`; null where the criterion cannot be computed. */
  at(value: number, from: Float64Array): HeldPoint | null
}

/** The optimum of the criterion that is profiled. */
export interface ProfileOptimum {
  readonly model: FittedModel
  readonly criterion: Criterion
  readonly objective: NonNullable<ReturnType<typeof objectiveOf>>
  readonly theta: Float64Array
  /** Relative to the response of the products. */
  readonly sigma: number
}

/** What can be profiled, and the names of what cannot. */
export interface Quantities {
  readonly profiled: readonly ProfiledQuantity[]
  readonly left: readonly string[]
}
