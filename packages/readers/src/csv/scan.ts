const [quote, lineFeed, carriageReturn] = [34, 10, 13]

/** One record of a text: cell i is `texts[i]`, or where that is null the characters from `starts[i]` to before `ends[i]`. */
export interface CsvRecord {
  count: number
  /** Position of its first character. */
  start: number
  readonly starts: number[]
  readonly ends: number[]
  readonly texts: (string | null)[]
}

/** Where a text breaks the rules of quoting. */
export interface QuoteProblem {
  readonly kind: 'open-quote' | 'after-quote'
  readonly position: number
}

/** What `scan` is to do. */
export interface ScanRequest {
  /** Code of the character between cells. */
  readonly delimiter: number
  /** Whether the text ends with its last record; else that may be the beginning of one. */
  readonly isEnd: boolean
  /** Is filled with one record after the other. */
  readonly record: CsvRecord
  /** Is called for each; false stops. */
  readonly each: () => boolean
  readonly fail: (problem: QuoteProblem) => never
}

/** A record to be filled. */
export const emptyRecord = (): CsvRecord => ({ count: 0, start: 0, starts: [], ends: [], texts: [] })

/** The cells of a record of a text. */
export function recordCells(text: string, { count, starts, ends, texts }: CsvRecord): string[] {
  return Array.from({ length: count }, (_, j) => texts[j] ?? text.slice(starts[j], ends[j]))
}

/** Whether a record is an empty line. */
export function isBlank({ count, starts, ends, texts }: CsvRecord): boolean {
  return count === 1 && texts[0] === null && starts[0] === ends[0]
}

/** Reads record after record (RFC 4180; lines end in LF, CR LF or CR). Returns the position after the last whole one. */
export function scan(text: string, from: number, { delimiter, isEnd, record, each, fail }: ScanRequest): number {
  const { length } = text
  let at = from
  while (at < length) {
    record.start = at
    record.count = 0
    let c = delimiter
    while (c === delimiter) {
      let start = at
      let end: number
      let unquoted: string | null = null
      if (text.charCodeAt(at) === quote) {
        const close = closingQuote(text, at + 1)
        end = Math.abs(close)
        // at the very end the other half of a doubled quote may be to come
        if (!isEnd && end >= length - 1) return record.start
        if (end === length) fail({ kind: 'open-quote', position: at })
        start = at + 1
        if (close < 0) unquoted = text.slice(start, end).replaceAll('""', '"')
        at = end + 1
        c = text.charCodeAt(at)
        if (at < length && c !== delimiter && c !== lineFeed && c !== carriageReturn)
          fail({ kind: 'after-quote', position: at })
      } else {
        c = text.charCodeAt(at)
        while (at < length && c !== delimiter && c !== lineFeed && c !== carriageReturn) c = text.charCodeAt(++at)
        end = at
      }
      record.starts[record.count] = start
      record.ends[record.count] = end
      record.texts[record.count] = unquoted
      record.count++
      if (at === length) {
        if (!isEnd) return record.start
        break
      }
      at++
    }
    if (c === carriageReturn) {
      // so may be the line feed of a line end
      if (!isEnd && at === length) return record.start
      if (text.charCodeAt(at) === lineFeed) at++
    }
    if (!each()) return at
  }
  return at
}

/** Position of the quote that closes the one before `from`, negative when quotes are doubled within; the length if there is none. */
function closingQuote(text: string, from: number): number {
  let doubled = false
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== quote) return doubled ? -at : at
    doubled = true
  }
  return text.length
}
