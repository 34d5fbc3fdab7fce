import type { ModelTerms } from '@lmm/formula'
import type { DroppedRows, WeightsKind } from '../design.ts'
import type { Basis } from '../products/basis.ts'
import type { BasisFreedom } from '../products/column-basis.ts'
import type { Schema } from '../schema.ts'
import type { AccumulatedRows } from './accumulated-rows.ts'
import type { AskedRows } from './asked-rows.ts'

/** Columns of a random term. */
export interface AccumulatedTerm {
  /** Index of the term in the model. */
  readonly term: number
  /** First of its columns among those of the factor. */
  readonly start: number
  readonly names: readonly string[]
  readonly freedom: BasisFreedom
  /** In which they are summed. */
  readonly basis: Basis
}

/** A grouping factor with the levels that were met, in the order in which they were. */
export interface AccumulatedFactor {
  readonly groupName: string
  readonly levels: readonly string[]
  /** Rows of each level. */
  readonly counts: Float64Array
  /** Columns of all its terms. */
  readonly q: number
  readonly terms: readonly AccumulatedTerm[]
}

/** What is summed for one grouping factor or none: triangles by level, q x (q + p + 1), and that of what is left, (p + 1)^2. */
export interface TriangularSums {
  readonly kind: 'grouped'
  readonly triangles: Float64Array
  /** Upper triangular: R'R is the sum of squares. */
  readonly within: Float64Array
}

/** What is summed for several: products of pairs of factors by levels that meet in a row, those with [X y], and the triangle of [X y]. */
export interface PairedSums {
  readonly kind: 'crossed'
  readonly pairs: readonly PairedSum[]
  /** By factor levels x q x (p + 1). */
  readonly B: readonly Float64Array[]
  /** Upper triangular, (p + 1)^2. */
  readonly total: Float64Array
}

/** The sums of one pair of grouping factors, over the pairs of levels that meet in a row. */
export interface PairedSum {
  readonly row: number
  readonly column: number
  readonly rowLevels: Int32Array
  readonly columnLevels: Int32Array
  readonly blocks: Float64Array
}

/**
 * Sums over the rows of one or more tables from which a model can be fitted, of all columns of X: no decision that needs all rows is made
 * yet, so that parts can be merged. Immutable; plain but for typed arrays.
 */
export interface AccumulatedSums {
  readonly form: 'sums'
  readonly terms: ModelTerms
  readonly schema: Schema
  readonly asked: AskedRows
  readonly n: number
  readonly weights: {
    readonly kind: WeightsKind | null
    readonly column: string | null
    /** Sums of the weights (of 1 / v for known variances) and of their logarithms. */
    readonly sum: number
    readonly logSum: number
    /** Rows left out for a weight of zero. */
    readonly zeros: number
  }
  readonly dropped: DroppedRows
  /** All columns of X: names, terms (-1 for the intercept), the basis in which they are summed. */
  readonly X: { readonly names: readonly string[]; readonly assign: Int32Array; readonly basis: Basis }
  /** What was taken off the response. */
  readonly yCenter: number
  readonly factors: readonly AccumulatedFactor[]
  readonly sums: TriangularSums | PairedSums
}

/** What is left of the rows of one or more tables: sums, or the rows of a model whose residuals need them until all are there. */
export type AccumulatedProducts = AccumulatedSums | AccumulatedRows
