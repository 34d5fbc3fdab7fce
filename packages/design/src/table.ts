/** Numbers; NaN is missing. */
export interface NumberColumn {
  readonly kind: 'number'
  readonly values: Float64Array
}

/** Text as codes into a dictionary in order of first appearance; code -1 is missing. */
export interface TextColumn {
  readonly kind: 'text'
  readonly codes: Int32Array
  readonly dictionary: readonly string[]
}

/** A factor with levels in their given order; code -1 is missing. */
export interface FactorColumn {
  readonly kind: 'factor'
  readonly codes: Int32Array
  readonly levels: readonly string[]
  readonly ordered: boolean
}

/** True and false; code -1 is missing. */
export interface LogicalColumn {
  readonly kind: 'logical'
  readonly codes: Int8Array
}

/** A column of a table: numbers, texts, codes of levels, or true and false. */
export type Column = NumberColumn | TextColumn | FactorColumn | LogicalColumn

/** Columns of equal length by name, in memory. Names are kept in a Map, so that no name is special. */
export interface Table {
  readonly kind: 'table'
  readonly rowCount: number
  readonly columns: ReadonlyMap<string, Column>
  /** What the table was read from, for messages. */
  readonly source?: string
}
