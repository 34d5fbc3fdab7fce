/** What was learned about a variable of the model frame, so that new data are treated as the data of the fit were. Plain JSON. */
export type VariableSchema =
  | { readonly kind: 'number'; readonly label: string; readonly learned: readonly LearnedState[] }
  | {
      readonly kind: 'basis'
      readonly label: string
      /** One name a column, appended to the label: `poly(Days, 2)` + `1`. */
      readonly suffixes: readonly string[]
      readonly learned: readonly LearnedState[]
    }
  | {
      readonly kind: 'factor'
      readonly label: string
      readonly levels: readonly string[]
      readonly ordered: boolean
      readonly contrasts: ContrastCoding
      readonly learned: readonly LearnedState[]
    }

/** Coding of a factor: a levels x columns matrix by rows. */
export interface ContrastCoding {
  readonly name: string
  readonly matrix: readonly (readonly number[])[]
  /** One a column, appended to the factor's label. */
  readonly suffixes: readonly string[]
}

/** A JSON value of a learned state. */
export type LearnedValue =
  | number
  | string
  | boolean
  | readonly number[]
  | readonly string[]
  | readonly (readonly number[])[]

/** State of a data-dependent function within a variable (`scale`, `poly`, ...), by the text of its call. */
export interface LearnedState {
  readonly call: string
  readonly state: Readonly<Record<string, LearnedValue>>
}

/**
 * How a column of the table was read: new data are read in the same way. `stated` by the caller it holds everywhere; else grouping
 * factors take the column by its labels as they stand in the data.
 */
export type ColumnSchema =
  | {
      readonly name: string
      readonly kind: 'number'
      readonly stated: boolean
      /** Smallest and largest value over the rows that are used, where all of them were seen. */
      readonly range?: readonly [number, number]
    }
  | { readonly name: string; readonly kind: 'logical'; readonly stated: boolean }
  | {
      readonly name: string
      readonly kind: 'factor'
      readonly levels: readonly string[]
      readonly ordered: boolean
      readonly stated: boolean
    }

/** Levels of a grouping factor, `a:b` joined by `:`. */
export interface GroupSchema {
  readonly name: string
  readonly levels: readonly string[]
  /** State of data-dependent functions in the grouping variables. */
  readonly learned: readonly LearnedState[]
}

/** Everything learned from the data before any matrix is built. Plain JSON: it goes into a saved model as it is. */
export interface Schema {
  readonly columns: readonly ColumnSchema[]
  readonly variables: readonly VariableSchema[]
  readonly groups: readonly GroupSchema[]
}
