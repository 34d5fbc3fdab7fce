import type { ModelTerms } from '@lmm/formula'
import type { WeightsKind } from '../design.ts'
import type { ResidualSpecifications } from '../pattern-products/residual-design.ts'
import type { Schema } from '../schema.ts'
import type { Table } from '../table.ts'
import type { AskedRows } from './asked-rows.ts'

/**
 * The columns of one or more tables that a model with a covariance or a variance function of the residuals reads. Which pattern a group
 * belongs to is known when its last row is, and rows of one group may stand in several parts: until all are there the numbers are kept, then
 * `patternProducts` sums them. Immutable; plain but for typed arrays.
 */
export interface AccumulatedRows {
  readonly form: 'rows'
  readonly terms: ModelTerms
  /** Of these rows, or as it was given; all rows are read by what is learned from all. */
  readonly schema: Schema
  readonly asked: AskedRows
  readonly residual: ResidualSpecifications
  readonly weights: { readonly kind: WeightsKind | null; readonly column: string | null }
  readonly table: Table
}
