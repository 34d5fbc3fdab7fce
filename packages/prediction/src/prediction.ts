/** Predictions for the rows of new data, in their order; NaN where a row lacks a value, with those rows beside. */
export interface Predictions {
  /** X beta + offset. */
  readonly population: Float64Array
  /** X beta + Z b + offset; new levels have b = 0. */
  readonly conditional: Float64Array
  /** Rows, 0-based, that lack a value of the fixed or the random part. */
  readonly missing: Int32Array
}
