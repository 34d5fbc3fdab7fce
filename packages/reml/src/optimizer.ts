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
}

/** Where an optimizer ended. */
export interface OptimizerResult {
  readonly theta: Float64Array
  readonly criterion: number
  readonly converged: boolean
  readonly evaluations: number
  readonly trace: readonly TraceStep[]
}

export interface OptimizeOptions {
  readonly start?: Float64Array
  readonly maxIterations?: number
  /** Called after each iteration; `stop` ends the search where it is. */
  readonly onIteration?: (step: TraceStep) => 'stop' | undefined
}

/** Minimises an objective inside its box. */
export type Optimizer = (objective: Objective, options?: OptimizeOptions) => OptimizerResult
