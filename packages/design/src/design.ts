import type { Diagnostic } from '@lmm/diagnostics'
import type { ModelTerms, RandomTerm } from '@lmm/formula'
import type { Schema } from './schema.ts'
import type { Table } from './table.ts'

/** What a weight means: see `docs/mathematics`. */
export type WeightsKind = 'precision' | 'frequency' | 'known-variance'

/** Columns of X: n x p by columns, after aliased ones were dropped. */
export interface FixedDesign {
  /** p names, as R's model.matrix has them. */
  readonly names: readonly string[]
  readonly columns: readonly Float64Array[]
  /** For each column the index of its term in `terms.fixed.terms`, -1 for the intercept. */
  readonly assign: Int32Array
  /** Names of the columns that are linear combinations of earlier ones, as R drops them. */
  readonly aliased: readonly string[]
  /** For each name in `names` then: its place among all columns before dropping. */
  readonly kept: Int32Array
}

/** Z of one random term: its q columns before they are spread over the levels, and each row's level. */
export interface RandomDesign {
  readonly term: RandomTerm
  readonly groupName: string
  readonly levels: readonly string[]
  /** n codes into `levels`. */
  readonly codes: Int32Array
  /** q names. */
  readonly names: readonly string[]
  /** q columns of length n. */
  readonly columns: readonly Float64Array[]
}

/** Z of one random term of new data. */
export interface NewRandomDesign extends RandomDesign {
  /** Each row's level among those that occur in these data, known or new: -1 where it is missing. */
  readonly found: { readonly codes: Int32Array; readonly levels: readonly string[] }
}

/** Rows lost to missing values, by the column that was missing first. */
export interface DroppedRows {
  readonly count: number
  readonly byColumn: readonly { readonly column: string; readonly count: number }[]
}

/** A design but for its rows: what is known when only products of them are left. */
export interface DesignHeader extends Pick<Design, 'terms' | 'schema' | 'n' | 'dropped' | 'diagnostics'> {
  readonly X: Omit<FixedDesign, 'columns'>
  readonly random: readonly Omit<RandomDesign, 'codes' | 'columns'>[]
}

/** X, Z, y and what belongs to the rows, of the rows that are used. */
export interface Design {
  readonly terms: ModelTerms
  /** What the rows come from. */
  readonly table: Table
  readonly schema: Schema
  readonly n: number
  /** Row of the table, 0-based, for each of the n rows used. */
  readonly rows: Int32Array
  readonly dropped: DroppedRows
  readonly X: FixedDesign
  readonly random: readonly RandomDesign[]
  /** n responses, offset not subtracted. */
  readonly y: Float64Array
  /** Sum of all offsets, or null. */
  readonly offset: Float64Array | null
  readonly weights: { readonly kind: WeightsKind; readonly values: Float64Array } | null
  readonly diagnostics: readonly Diagnostic[]
}
