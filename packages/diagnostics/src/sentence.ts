/** The words of one code in one language. */
export interface Sentence<Data> {
  /** What was found, and where. */
  readonly message: (data: Data) => string
  /** What to do next. */
  readonly hint?: (data: Data) => string | undefined
}

/** A sentence for every code of an area: the type makes a missing sentence a compile error in every language. */
export type Messages<Codes> = { readonly [Code in keyof Codes]: Sentence<Codes[Code]> }

/** Sentences by code, of any areas: what `render` takes to speak another language. */
export type MessageTable = Readonly<Record<string, Sentence<never>>>
