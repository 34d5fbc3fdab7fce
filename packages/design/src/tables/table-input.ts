import type { Column, Table } from '../table.ts'

/** A factor as data sets and readers hold it: codes into its levels, -1 missing. */
export interface FactorInput {
  readonly codes: ArrayLike<number>
  readonly levels: readonly string[]
  readonly ordered?: boolean
}

/** One cell; `null`, `undefined` and NaN are missing, an empty text is a text. */
export type Cell = number | string | boolean | bigint | Date | null | undefined

/** A column as people have it: an array of cells, a typed array, a factor or a column of a `Table`. */
export type ColumnInput =
  | readonly Cell[]
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | FactorInput
  | Column

/** A table of Apache Arrow or Flechette, by shape. */
export interface ArrowShaped {
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type?: unknown }[] }
  readonly numRows?: number
  /** The column of that name. */
  getChild(name: string): ArrowVector | null | undefined
  /** The column at that place of the schema: names may occur twice. */
  getChildAt?(index: number): ArrowVector | null | undefined
}

/** A column of such a table. */
export interface ArrowVector {
  readonly length: number
  readonly nullCount?: number
  /** The value in that row. */
  get?(index: number): unknown
  /** The same: a table has one or the other. */
  at?(index: number): unknown
  /** All values, as a typed array where the kind of column has one. */
  toArray?(): unknown
}

/** Whatever `tableOf` takes: a table, columns by name, pairs of name and column, rows, or an Arrow table. */
export type TableInput =
  | Table
  | ReadonlyMap<string, ColumnInput>
  | readonly (readonly [string, ColumnInput])[]
  | readonly object[]
  | ArrowShaped
  | Readonly<Record<string, ColumnInput>>
