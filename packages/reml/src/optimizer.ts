import type { Objective } from './objective.ts'

/** One iteration, for `onIteration` and for plots. */
export interface TraceStep {
  readonly iteration: number
  readonly theta: Float64Array
  readonly criterion: number
  /** Largest absolute element of the gradient projected on the box. */
  readonly gradientNorm: number
  readonly radius: number
  readonly method: string
  /** Number of the search, where several points were started from. */
  readonly search?: number
}

/** An optimum that is not the lowest. */
export interface LocalOptimum {
  readonly theta: Float64Array
  readonly criterion: number
}

/** Where an optimizer ended. */
export interface OptimizerResult {
  readonly theta: Float64Array
  readonly criterion: number
  readonly converged: boolean
  readonly evaluations: number
  readonly trace: readonly TraceStep[]
  /** Higher optima that were met from other starts. */
  readonly others?: readonly LocalOptimum[]
}

/** Options of a search. */
export interface OptimizeOptions {
  readonly start?: Float64Array
  readonly maxIterations?: number
  /** Called after each iteration; `stop` ends the search where it is. */
  readonly onIteration?: (step: TraceStep) => 'stop' | undefined
}

/** Minimises an objective inside its box. */
export type Optimizer = (objective: Objective, options?: OptimizeOptions) => OptimizerResult
