import { type CsvRecord, emptyRecord, isBlank, type QuoteProblem, scan } from './scan.ts'

/** Where a row breaks the rules: of quoting, or with more or fewer cells than the header has names. */
export type RowProblem =
  | QuoteProblem
  | { readonly kind: 'ragged-row'; readonly position: number; readonly row: number; readonly found: number }

/** The rows of a table in pieces of text: records that all have as many cells as the header. */
export class RowScanner {
  readonly record: CsvRecord = emptyRecord()
  readonly #delimiter: number
  readonly #width: number
  #row = 0
  #blanksAtEnd = 0

  constructor(delimiter: string, width: number) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#width = width
  }

  /** Rows so far. */
  get rows(): number {
    return this.#row - this.#blanksAtEnd
  }

  /**
   * Calls `take` with the number of each row while `record` holds it, until that returns false; returns the position after the last whole
   * row. Empty lines are no rows, but in a table of one column those between rows are empty cells.
   */
  scan(
    text: string,
    from: number,
    isEnd: boolean,
    take: (row: number) => boolean,
    fail: (problem: RowProblem) => never,
  ): number {
    const { record } = this
    const each = (): boolean => {
      if (!isBlank(record)) this.#blanksAtEnd = 0
      else if (this.#width > 1) return true
      else this.#blanksAtEnd++
      if (record.count !== this.#width)
        fail({ kind: 'ragged-row', position: record.start, row: this.#row, found: record.count })
      return take(this.#row++)
    }
    return scan(text, from, { delimiter: this.#delimiter, isEnd, record, each, fail })
  }
}
