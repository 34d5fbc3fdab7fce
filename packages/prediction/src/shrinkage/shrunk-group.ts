import type { TableInput } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import type { Matrix } from 'ml-matrix'

/** How one group's own estimate becomes its BLUP. */
export interface ShrunkGroup {
  readonly level: string
  /** Number of its rows; null where the model does not hold its rows. */
  readonly rows: number | null
  /** Least-squares coefficients from the group's own rows, q; null where these do not determine them. */
  readonly own: Float64Array | null
  /** Fixed effects of the columns, q; 0 where a column has none. */
  readonly population: Float64Array
  /** Fixed effects plus conditional modes, q. */
  readonly blup: Float64Array
  /** W, q x q: blup - population = W (own - population). */
  readonly weight: Matrix
  /** tr W / q: the share of the group's own data, n tau^2 / (n tau^2 + sigma^2) for a random intercept. */
  readonly reliability: number
  /** By column 1 - Var(b | y) / Var(b). */
  readonly reliabilities: Float64Array
  /** Reliability with twice the rows, which is that with half the residual variance. */
  readonly doubled: number
  /** How many times its rows the group needs for a reliability of 0.9; null where no number is enough. */
  readonly neededFor90: number | null
}

/** The shrinkage of all groups of one random term. */
export interface Shrinkage {
  readonly group: string
  readonly terms: readonly string[]
  readonly groups: readonly ShrunkGroup[]
  /** What shrinks most and least, and what would make it less, in words. */
  readonly explanation: Diagnostic
}

/** Options of `shrinkage`. */
export interface ShrinkageOptions {
  /** The data of the fit, for a model that was restored without them. */
  readonly trainingData?: TableInput
}
