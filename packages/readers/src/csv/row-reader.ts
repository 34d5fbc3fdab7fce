import { type CsvRecord, type QuoteProblem, readRecords, type Separators } from './records.ts'

/** Where a row breaks the rules: of quoting, or with more or fewer cells than the header has names. */
export type RowProblem =
  | QuoteProblem
  | { readonly kind: 'ragged-row'; readonly position: number; readonly row: number; readonly found: number }

/** The rows of a table in pieces of text: records that all have as many cells as the header. */
export class RowReader {
  readonly #separators: Separators
  readonly #width: number
  #row = 0
  #emptyLinesAtEnd = 0

  constructor(separators: Separators, width: number) {
    this.#separators = separators
    this.#width = width
  }

  /** Rows so far. */
  get rows(): number {
    return this.#row - this.#emptyLinesAtEnd
  }

  /**
   * Calls `take` with each row and its number until that returns false; returns the position after the last whole row. Empty lines are
   * no rows, but in a table of one column those between rows are empty cells.
   */
  read(
    text: string,
    isEnd: boolean,
    take: (record: CsvRecord, row: number) => boolean,
    fail: (problem: RowProblem) => never,
  ): number {
    const each = (record: CsvRecord): boolean => {
      if (!record.isEmptyLine) this.#emptyLinesAtEnd = 0
      else if (this.#width > 1) return true
      else this.#emptyLinesAtEnd++
      const { cells, start } = record
      if (cells.length !== this.#width)
        fail({ kind: 'ragged-row', position: start, row: this.#row, found: cells.length })
      return take(record, this.#row++)
    }
    return readRecords(text, { separators: this.#separators, isEnd, each, fail })
  }
}
