import Papa from 'papaparse'

/** The characters that divide a text into records and cells; a carriage return before a line feed belongs to the line end. */
export interface Separators {
  readonly delimiter: string
  readonly newline: '\n' | '\r'
}

/** One record of a text. */
export interface CsvRecord {
  readonly cells: readonly string[]
  /** Position of its first character. */
  readonly start: number
  readonly isEmptyLine: boolean
}

/** Where a text breaks the rules of quoting. */
export interface QuoteProblem {
  readonly kind: 'open-quote' | 'after-quote'
  readonly position: number
}

/** What `readRecords` is to do. */
export interface RecordsRequest {
  readonly separators: Separators
  /** Whether the text ends with its last record; else that may be the beginning of one. */
  readonly isEnd: boolean
  /** Is called for each; false stops. */
  readonly each: (record: CsvRecord) => boolean
  /** Is called at the first problem, which stops as well. */
  readonly fail: (problem: QuoteProblem) => void
}

/** Reads record after record. Returns the position after the last whole one. */
export function readRecords(text: string, { separators, isEnd, each, fail }: RecordsRequest): number {
  if (text === '') return 0
  const { delimiter, newline } = separators
  const lines = isEnd && !text.endsWith(newline) ? text + newline : text
  let start = 0
  // the parser takes a byte order mark off each text, and a piece of a file may begin with one that is its own
  const input = lines.startsWith(Papa.BYTE_ORDER_MARK) ? Papa.BYTE_ORDER_MARK + lines : lines
  Papa.parse<string[]>(input, {
    ...separators,
    // the fast mode for texts without quotes cuts all of the text into lines first, and is no faster
    fastMode: false,
    step({ data: cells, errors, meta: { cursor: end } }, parser) {
      const isWhole = end < lines.length || (lines.endsWith(newline) && !errors.some(isOpenQuote))
      // after the last line end the parser sees one more record
      if (start === lines.length || !(isWhole || isEnd)) return
      const [error] = errors
      if (error) {
        fail(quoteProblem(lines, error))
        parser.abort()
        return
      }
      // of the line end CR LF; after a quoted cell the parser takes it for a blank
      const last = cells.at(-1)!
      if (newline === '\n' && last.endsWith('\r') && isUnquoted(last, lines, start, end - 1, delimiter))
        cells[cells.length - 1] = last.slice(0, -1)
      const isEmptyLine = cells.length === 1 && cells[0] === '' && lines[start] !== '"'
      const record = { cells, start, isEmptyLine }
      start = end
      if (!each(record)) parser.abort()
    },
  })
  return Math.min(start, text.length)
}

const isOpenQuote = ({ code }: Papa.ParseError): boolean => code === 'MissingQuotes'

/** Whether a cell is written so, without quotes, from its delimiter or the beginning of its record to a position. */
function isUnquoted(cell: string, text: string, start: number, end: number, delimiter: string): boolean {
  const from = end - cell.length
  return text.startsWith(cell, from) && (from === start || text[from - 1] === delimiter)
}

/** The parser tells the position after the opening quote of the cell. */
function quoteProblem(text: string, error: Papa.ParseError): QuoteProblem {
  const { index = 0 } = error
  if (isOpenQuote(error)) return { kind: 'open-quote', position: index - 1 }
  const toClosingQuote = /[^"]*(?:""[^"]*)*"/y
  toClosingQuote.lastIndex = index
  toClosingQuote.test(text)
  return { kind: 'after-quote', position: toClosingQuote.lastIndex }
}
