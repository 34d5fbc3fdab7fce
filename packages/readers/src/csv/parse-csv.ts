import type { Table } from '@lmm/design'
import type { CsvOptions } from './csv-options.ts'
import { CsvParser } from './csv-parser.ts'

/**
 * The table that a text of comma-separated values holds (RFC 4180, with other delimiters and line ends): the first line names the
 * columns, and a column is numbers, TRUE and FALSE, or text, as all of its cells are. Throws an `LmmError` that names the line when
 * the text is no such table.
 *
 * @example
 * ```ts
 * import { parseCsv } from '@lmm/readers/csv'
 *
 * const table = parseCsv('score,group\n1.5,a\n2.5,b\nNA,a\n')
 * ```
 */
export function parseCsv(text: string, options: CsvOptions = {}): Table {
  const parser = new CsvParser(options)
  parser.push(text)
  return parser.end()
}
