import { say } from '../say.ts'
import type { CsvOptions } from './csv-options.ts'
import { emptyRecord, isBlank, scan } from './scan.ts'

/** How cells and numbers are written. */
export interface Dialect {
  readonly delimiter: string
  readonly decimal: '.' | ','
}

const candidates = [',', ';', '\t', '|']
const linesLookedAt = 20

/** A cell that is a number with one or the other mark, between semicolons or line ends. */
const withComma = /(?:^|;)[ "]*[+-]?\d*,\d+(?:e[+-]?\d+)?[ "]*(?:;|$)/im
const withPoint = /(?:^|;)[ "]*[+-]?\d*\.\d+(?:e[+-]?\d+)?[ "]*(?:;|$)/im

/** The dialect of a text from its beginning, as far as the options do not give it. */
export function dialectOf(beginning: string, options: CsvOptions): Dialect {
  const delimiter = options.delimiter ?? delimiterOf(beginning)
  const comma = delimiter === ';' && withComma.test(beginning) && !withPoint.test(beginning)
  const decimal = options.decimal ?? (comma ? ',' : '.')
  if (delimiter.length !== 1 || /["\r\n]/.test(delimiter) || delimiter === decimal) throw bad('delimiter', delimiter)
  if (decimal !== '.' && decimal !== ',') throw bad('decimal', decimal)
  return { delimiter, decimal }
}

const bad = (option: string, value: string): Error =>
  say.error('readers/bad-option', { option, value }, { kind: 'option', name: option })

/** The delimiter that divides most lines into as many cells as the first one, and among equals that with most cells. */
function delimiterOf(beginning: string): string {
  const scored = candidates.map((delimiter) => {
    const [first = 1, ...others] = cellCounts(beginning, delimiter)
    const alike = others.filter((count) => count === first).length / Math.max(1, others.length)
    return { delimiter, cells: first, alike: first > 1 ? alike : -1 }
  })
  return scored.sort((a, b) => b.alike - a.alike || b.cells - a.cells)[0]!.delimiter
}

/** Cells of the first lines; fewer where quotes make no sense with this delimiter, or the beginning breaks off. */
function cellCounts(text: string, delimiter: string): number[] {
  const counts: number[] = []
  const record = emptyRecord()
  const each = (): boolean => {
    if (!isBlank(record)) counts.push(record.count)
    return counts.length < linesLookedAt
  }
  const fail = (): never => {
    throw new WrongDelimiter()
  }
  try {
    scan(text, 0, { delimiter: delimiter.charCodeAt(0), isEnd: true, record, each, fail })
  } catch (error) {
    if (!(error instanceof WrongDelimiter)) throw error
  }
  return counts
}

class WrongDelimiter extends Error {}
