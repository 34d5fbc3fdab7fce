import Papa from 'papaparse'
import { say } from '../say.ts'
import type { CsvOptions } from './csv-options.ts'
import { readRecords, type Separators } from './records.ts'

/** How cells and numbers are written. */
export interface Dialect {
  readonly separators: Separators
  readonly decimal: '.' | ','
}

const candidates = [',', ';', '\t', '|']
const linesLookedAt = 20

/** A cell that is a number with one or the other mark, between semicolons or line ends. */
const withComma = /(?:^|;)[ "]*[+-]?\d*,\d+(?:e[+-]?\d+)?[ "]*(?:;|$)/im
const withPoint = /(?:^|;)[ "]*[+-]?\d*\.\d+(?:e[+-]?\d+)?[ "]*(?:;|$)/im

/** The dialect of a text from its beginning, as far as the options do not give it. */
export function dialectOf(beginning: string, options: CsvOptions): Dialect {
  const newline = newlineOf(beginning)
  const delimiter = options.delimiter ?? delimiterOf(beginning, newline)
  const comma = delimiter === ';' && withComma.test(beginning) && !withPoint.test(beginning)
  const decimal = options.decimal ?? (comma ? ',' : '.')
  if (delimiter.length !== 1 || Papa.BAD_DELIMITERS.includes(delimiter) || delimiter === decimal)
    throw bad('delimiter', delimiter)
  if (decimal !== '.' && decimal !== ',') throw bad('decimal', decimal)
  return { separators: { delimiter, newline }, decimal }
}

const bad = (option: string, value: string): Error =>
  say.error('readers/bad-option', { option, value }, { kind: 'option', name: option })

/** What ends the first line; the parser's own guess looks at many lines, and is misled by quotes within cells. */
const newlineOf = (beginning: string): '\n' | '\r' =>
  /^[^\r\n]*\r[^\n]/.test(beginning.replaceAll(/"[^"]*"/g, '"')) ? '\r' : '\n'

/**
 * The delimiter that divides most lines into as many cells as the first one, and among equals that with most cells. The parser's own
 * guess wants two cells a line on average, and so would read two columns with one short row as a single one.
 */
function delimiterOf(beginning: string, newline: '\n' | '\r'): string {
  const scored = candidates.map((delimiter) => {
    const [first = 1, ...others] = cellCounts(beginning, { delimiter, newline })
    const alike = others.filter((count) => count === first).length / Math.max(1, others.length)
    return { delimiter, cells: first, alike: first > 1 ? alike : -1 }
  })
  return scored.sort((a, b) => b.alike - a.alike || b.cells - a.cells)[0]!.delimiter
}

/** Cells of the first lines; fewer where quotes make no sense with this delimiter, or the beginning breaks off. */
function cellCounts(text: string, separators: Separators): number[] {
  const counts: number[] = []
  readRecords(text, {
    separators,
    isEnd: true,
    each({ cells, isEmptyLine }) {
      if (!isEmptyLine) counts.push(cells.length)
      return counts.length < linesLookedAt
    },
    fail: () => {},
  })
  return counts
}
