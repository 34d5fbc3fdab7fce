/** How much a diagnostic weighs: an `error` stops, a `warning` doubts the result, an `info` tells what was done. */
export type Severity = 'error' | 'warning' | 'info'

/** Half-open range of characters, 0-based, in the text that was parsed. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where something was found: a span of a text, cells of a table, or an option of a call. */
export type Place =
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  | {
      readonly kind: 'data'
      readonly source?: string
      readonly column?: string
      /** Rows of the table, 0-based and in table order; at most the first few of many. */
      readonly rows?: readonly number[]
    }
  | { readonly kind: 'option'; readonly name: string }

/** Names and numbers a sentence is made from; JSON values only. */
export type DiagnosticData = Readonly<Record<string, unknown>>

/** One thing the library has to say: what, where, and what to do next. `message` and `hint` are its English rendering. */
export interface Diagnostic {
  /** Stable, `package/what`. */
  readonly code: string
  readonly severity: Severity
  readonly data: DiagnosticData
  readonly place?: Place
  readonly message: string
  readonly hint?: string
}
