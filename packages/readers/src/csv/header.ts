import { checkedNames } from '../columns/checked-names.ts'
import { say } from '../say.ts'
import { foreignFormat } from '../source/file-format.ts'
import { placeOf } from '../source/place.ts'
import type { CsvOptions } from './csv-options.ts'
import { type Dialect, dialectOf } from './dialect.ts'
import { readRecords } from './records.ts'
import { rowError } from './row-error.ts'

/** The first record of a text, and the dialect of it all. */
export interface Header {
  readonly names: readonly string[]
  readonly dialect: Dialect
  /** Text up to the first row. */
  readonly text: string
}

const beginningSize = 1 << 20

/** The header at the beginning of a text; null when it is not there as a whole. Empty lines before it do not count. */
export function readHeader(text: string, isEnd: boolean, options: CsvOptions): Header | null {
  const { source = null } = options
  const beginning = text.slice(0, beginningSize)
  const format = foreignFormat(beginning)
  if (format) throw say.error('readers/not-text', { source, format }, placeOf(source))
  const dialect = dialectOf(beginning, options)
  const { separators } = dialect
  const cells: string[] = []
  const end = readRecords(text, {
    separators,
    isEnd,
    each(record) {
      if (!record.isEmptyLine) cells.push(...record.cells)
      return record.isEmptyLine
    },
    fail(problem) {
      throw rowError(problem, { source, delimiter: separators.delimiter, text, firstLine: 1, expected: 0 })
    },
  })
  if (cells.length === 0 || text.search(/\S/) < 0) return null
  return { names: checkedNames(cells, options), dialect, text: text.slice(0, end) }
}
