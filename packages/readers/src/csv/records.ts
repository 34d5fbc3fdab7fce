import { CsvRecord } from './record.ts'

/** The characters that divide a text into records and cells; a carriage return before a line feed belongs to the line end. */
export interface Separators {
  readonly delimiter: string
  readonly newline: '\n' | '\r'
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
  /** Is called for each, with a record that lasts until the next; false stops. */
  readonly each: (record: CsvRecord) => boolean
  /** Is called at the first problem, which stops as well. */
  readonly fail: (problem: QuoteProblem) => void
}

const [quote, carriageReturn] = [34, 13]
/** A cell that was read ended with the text, though that may go on. */
const incomplete = -1

/** Reads record after record (RFC 4180). Returns the position after the last whole one. */
export function readRecords(text: string, { separators, isEnd, each, fail }: RecordsRequest): number {
  const delimiter = separators.delimiter.charCodeAt(0)
  const newline = separators.newline.charCodeAt(0)
  const { length } = text
  const record = new CsvRecord()
  let start = 0
  while (start < length) {
    record.begin(text, start)
    let at = start
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        const end = quotedCell(record, at, isEnd, fail)
        if (end === incomplete) return start
        at = end
        // blanks after a closing quote do not count
        while (at < length && isBlank(text.charCodeAt(at), delimiter, newline)) at++
        if (at < length && text.charCodeAt(at) !== delimiter && text.charCodeAt(at) !== newline) {
          fail({ kind: 'after-quote', position: end })
          return start
        }
      } else {
        const from = at
        let code = 0
        while (at < length) {
          code = text.charCodeAt(at)
          if (code === delimiter || code === newline) break
          at++
        }
        const isLast = at === length || code === newline
        // of the line end CR LF
        const isCarried =
          isLast && newline !== carriageReturn && at > from && text.charCodeAt(at - 1) === carriageReturn
        record.add(from, isCarried ? at - 1 : at, false)
      }
      if (at === length) {
        if (!isEnd) return start
        break
      }
      if (text.charCodeAt(at++) === newline) break
    }
    record.isEmptyLine = record.size === 1 && record.to(0) === start
    start = at
    if (!each(record)) return start
  }
  return start
}

/** Adds the quoted cell that begins at a position; returns the position after its closing quote. */
function quotedCell(record: CsvRecord, at: number, isEnd: boolean, fail: RecordsRequest['fail']): number {
  const { text } = record
  let doubled = false
  let close = text.indexOf('"', at + 1)
  while (close >= 0 && text.charCodeAt(close + 1) === quote) {
    doubled = true
    close = text.indexOf('"', close + 2)
  }
  // a quote at the end may be the first of two
  if (close < 0 || (!isEnd && close + 1 === text.length)) {
    if (isEnd) fail({ kind: 'open-quote', position: at })
    return incomplete
  }
  record.add(at + 1, close, doubled)
  return close + 1
}

const blanks = /\s/

function isBlank(code: number, delimiter: number, newline: number): boolean {
  if (code === delimiter || code === newline) return false
  return code === 32 || code === 9 || code === carriageReturn || (code > 127 && blanks.test(String.fromCharCode(code)))
}
