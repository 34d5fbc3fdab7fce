import type { Table } from '@lmm/design'
import { nearest } from '@lmm/diagnostics'
import { assembled } from '../columns/assemble.ts'
import { say } from '../say.ts'
import type { ByteSource } from '../source/byte-source.ts'
import { formatOfBytes } from '../source/file-format.ts'
import { placeOf } from '../source/place.ts'
import { readBytes } from '../source/read-bytes.ts'
import { sheetRows } from './sheet-cells.ts'
import { type SheetOptions, sheetColumns } from './sheet-columns.ts'
import { openWorkbook, type SheetEntry, type Workbook } from './workbook.ts'

/** Options of `readExcel`. */
export interface ReadExcelOptions extends SheetOptions {
  /** Name of the sheet, or its number from 1; default the first that is not hidden. */
  readonly sheet?: string | number
  readonly signal?: AbortSignal
}

/**
 * The table in a sheet of an Excel workbook (.xlsx): its first row that holds anything names the columns, and rows that hold nothing are none.
 *
 * Numbers are numbers, dates days since 1970-01-01, times of day parts of a day, TRUE and FALSE logical, texts text; of a formula its stored
 * value counts. Empty cells, `#N/A` and the missing tokens are missing; so are other errors and formulas without a stored value, which is said, as is
 * which sheet of several was read. Throws an `LmmError` for other files, encrypted workbooks and those of Excel before 2007.
 *
 * @example
 * ```ts
 * import { readExcel } from '@lmm/readers/excel'
 *
 * try {
 *   await readExcel(new Blob(['y;x\n1;2\n']), { source: 'data.xlsx' })
 * } catch (error) {
 *   console.log(String(error))
 * }
 * ```
 * ```text
 * LmmError: data.xlsx is no Excel file: it is plain text.
 * Give it the ending of its format: .csv, .tsv or .json.
 * ```
 */
export async function readExcel(source: ByteSource, options: ReadExcelOptions = {}): Promise<Table> {
  const { source: name = null } = options
  const workbook = await opened(source, options)
  const sheet = chosen(workbook, options)
  const others = workbook.sheets.filter((other) => other !== sheet).map((other) => other.name)
  if (options.sheet === undefined && others.length > 0)
    options.onDiagnostic?.(say.info('readers/sheet', { source: name, sheet: sheet.name, others }, placeOf(name)))
  const rows = orCorrupt(name, () => sheetRows(workbook.xml(sheet), workbook))
  if (rows.length < 2)
    throw say.error(
      'readers/empty-sheet',
      { source: name, sheet: sheet.name, hasHeader: rows.length === 1, others },
      placeOf(name),
    )
  return assembled([...sheetColumns({ name: sheet.name, rows }, options)], options)
}

/**
 * Names of the sheets of an Excel workbook, in their order.
 *
 * @throws LmmError as `readExcel` does.
 */
export async function excelSheets(
  source: ByteSource,
  options: Pick<ReadExcelOptions, 'source' | 'signal'> = {},
): Promise<readonly string[]> {
  return (await opened(source, options)).sheets.map((sheet) => sheet.name)
}

async function opened(source: ByteSource, options: Pick<ReadExcelOptions, 'source' | 'signal'>): Promise<Workbook> {
  const { source: name = null } = options
  const bytes = await readBytes(source, options, 'Excel')
  const found = formatOfBytes(bytes)
  if (found === 'ole') throw say.error('readers/old-workbook', { source: name }, placeOf(name))
  if (found !== 'xlsx')
    throw say.error('readers/wrong-format', { source: name, expected: 'Excel', found }, placeOf(name))
  return orCorrupt(name, () => openWorkbook(bytes))
}

function chosen({ sheets }: Workbook, options: ReadExcelOptions): SheetEntry {
  const { sheet, source = null } = options
  const names = sheets.map(({ name }) => name)
  const found =
    sheet === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : typeof sheet === 'number'
        ? sheets[sheet - 1]
        : sheets.find(({ name }) => name === sheet)
  if (found) return found
  const wanted = String(sheet ?? 1)
  throw say.error('readers/unknown-sheet', { source, sheet: wanted, sheets: names, nearest: nearest(wanted, names) })
}

function orCorrupt<T>(source: string | null, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { message } = error as Error
    throw say.error('readers/corrupt', { source, format: 'Excel', reason: message }, placeOf(source))
  }
}
