/** Every distinct position of a term over the whole data: visits, times, places, or the columns of a random term. */
export interface Axis {
  /** Number of positions. */
  readonly size: number
  /** One label a position. */
  readonly labels: readonly string[]
  /** One a term left of the bar; none on the random side, where the positions are the term's columns. */
  readonly dimensions: readonly Dimension[]
}

/** Coordinates of the positions along one term: the level of a factor or the value of a number. */
export type Dimension =
  | { readonly kind: 'factor'; readonly name: string; readonly levels: readonly string[]; readonly codes: Int32Array }
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array }
