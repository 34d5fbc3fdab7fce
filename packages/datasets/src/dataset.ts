/** A factor: codes into levels that stand in their meant order. */
export interface Factor {
  readonly codes: Int32Array
  readonly levels: readonly string[]
  readonly ordered: boolean
}

/** Numbers, or a factor. None of the data sets here has a missing value. */
export type DatasetColumn = Float64Array | Factor

/** Columns of equal length by name, and nothing else: what is known about them is a {@link DatasetInfo}. */
export type Dataset<Columns extends Readonly<Record<string, DatasetColumn>> = Readonly<Record<string, DatasetColumn>>> =
  Readonly<Columns>

/** What a column holds, and in which unit (`null`: a label, a count or a score without one). */
export interface ColumnInfo {
  readonly meaning: string
  readonly unit: string | null
}

/** Where a data set comes from and what its columns mean. */
export interface DatasetInfo {
  /** Name of the subpath and of the export: `@lmm/datasets/sleepstudy`. */
  readonly name: string
  readonly title: string
  /** The experiment, in one line. */
  readonly story: string
  readonly rows: number
  readonly columns: Readonly<Record<string, ColumnInfo>>
  /** A model that suits it. */
  readonly formula: string
  /** Publications, first the one that reports the measurements. */
  readonly sources: readonly string[]
  /** Where these numbers were copied from, and under which licence that collection is distributed. */
  readonly licence: string
}
