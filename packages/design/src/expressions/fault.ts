/**
 * Something wrong with single cells. Faults are collected while variables are evaluated over all rows and judged when the rows used
 * are known: a row that is dropped for another reason does no harm.
 */
export type Fault =
  | { readonly kind: 'infinite'; readonly column: string; readonly rows: readonly number[] }
  | {
      readonly kind: 'not-finite'
      /** The expression as written, and the values that went in and came out in the first row. */
      readonly expression: string
      readonly columns: readonly string[]
      readonly rows: readonly number[]
      readonly inputs: readonly (readonly number[])[]
      readonly results: readonly number[]
    }
  | {
      readonly kind: 'new-level'
      readonly variable: string
      readonly known: readonly string[]
      readonly rows: readonly number[]
      /** The level of each of `rows`. */
      readonly levels: readonly string[]
    }
