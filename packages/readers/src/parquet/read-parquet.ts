import type { Table } from '@lmm/design'
import { type FileMetaData, type ParquetParsers, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { assembled, type RawColumn, type TypedOptions } from '../columns/assemble.ts'
import { say } from '../say.ts'
import type { ByteSource } from '../source/byte-source.ts'
import { formatOfBytes } from '../source/file-format.ts'
import { placeOf } from '../source/place.ts'
import { readBytes } from '../source/read-bytes.ts'
import { decompressors } from './codecs.ts'
import { isDate, type ParquetColumn, parquetColumns, timeUnit } from './columns.ts'

/** Options of `readParquet`. */
export interface ReadParquetOptions extends TypedOptions {
  readonly signal?: AbortSignal
}

/** Dates and instants as days since 1970-01-01 UTC, without an object for each. */
const inDays: Partial<ParquetParsers> = {
  dateFromDays: (days) => days,
  timestampFromMilliseconds: (time) => Number(time) / 86_400e3,
  timestampFromMicroseconds: (time) => Number(time) / 86_400e6,
  timestampFromNanoseconds: (time) => Number(time) / 86_400e9,
}

/** Digits after the decimal mark that `toFixed` takes. */
const mostDigits = 100

/**
 * The table in a Parquet file, with pages as they are or compressed with Snappy, gzip, Zstandard, LZ4 or Brotli.
 *
 * Numbers, decimals and 64-bit integers are numbers (integers beyond 2^53 make the column text, and that is said), booleans logical,
 * texts and enumerations text, dates and timestamps days since 1970-01-01 UTC, times of day days. Columns of other types, such as lists,
 * are left out and said. Throws an `LmmError` for bytes that are no such file, and for encrypted ones.
 *
 * @example
 * ```ts
 * import { readParquet } from '@lmm/readers/parquet'
 *
 * try {
 *   await readParquet(new Blob(['y,x\n1,2\n']), { source: 'data.parquet' })
 * } catch (error) {
 *   console.log(String(error))
 * }
 * ```
 * ```text
 * LmmError: data.parquet is no Parquet file: it is plain text.
 * Give it the ending of its format: .csv, .tsv or .json.
 * ```
 */
export async function readParquet(source: ByteSource, options: ReadParquetOptions = {}): Promise<Table> {
  const bytes = await readBytes(source, options, 'Parquet')
  const { source: name = null } = options
  const found = formatOfBytes(bytes)
  if (found === 'parquet-encrypted')
    throw say.error('readers/encrypted', { source: name, format: 'Parquet' }, placeOf(name))
  if (found !== 'parquet')
    throw say.error('readers/wrong-format', { source: name, expected: 'Parquet', found }, placeOf(name))
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end?: number): ArrayBuffer => bytes.slice(start, end).buffer as ArrayBuffer,
  }
  try {
    const metadata = await parquetMetadataAsync(file)
    return assembled(await rawColumns(file, metadata, options), options)
  } catch (error) {
    if (error instanceof Error && 'diagnostic' in error) throw error
    const { message } = error as Error
    throw say.error('readers/corrupt', { source: name, format: 'Parquet', reason: message }, placeOf(name))
  }
}

async function rawColumns(
  file: { byteLength: number; slice(start: number, end?: number): ArrayBuffer },
  metadata: FileMetaData,
  options: TypedOptions,
): Promise<RawColumn[]> {
  const { source = null, onDiagnostic } = options
  const columns = parquetColumns(metadata)
  const readable = columns.filter(({ unreadable }) => unreadable === null)
  for (const { name, unreadable } of columns)
    if (unreadable !== null)
      onDiagnostic?.(
        say.warning('readers/column-left-out', { source, column: name, type: unreadable }, placeOf(source, name)),
      )
  const compressors = await decompressors(metadata)
  if (typeof compressors === 'string')
    throw say.error('readers/compression', { source, format: 'Parquet', codec: compressors }, placeOf(source))
  const pieces = new Map<string, { readonly from: number; readonly cells: ArrayLike<unknown> }[]>(
    readable.map(({ name }) => [name, []]),
  )
  await parquetRead({
    file,
    metadata,
    compressors,
    parsers: inDays,
    columns: [...pieces.keys()],
    onChunk: ({ columnName, columnData, rowStart }) =>
      pieces.get(columnName)!.push({ from: rowStart, cells: columnData }),
  })
  return readable.map((column) => raw(column, pieces.get(column.name)!))
}

function raw({ name, element }: ParquetColumn, pieces: { from: number; cells: ArrayLike<unknown> }[]): RawColumn {
  const cells = pieces.sort((a, b) => a.from - b.from).map((piece) => piece.cells)
  const unit = timeUnit(element)
  const scale = element.converted_type === 'DECIMAL' ? (element.scale ?? 0) : null
  if (unit !== null) return { name, pieces: cells.map((piece) => mapped(piece, (cell) => Number(cell) / unit)) }
  // the library multiplies by a power of ten, which rounds
  if (scale !== null && scale <= mostDigits)
    return { name, pieces: cells.map((piece) => mapped(piece, (cell) => Number(Number(cell).toFixed(scale)))) }
  return { name, pieces: cells, isTime: isDate(element) }
}

function mapped(cells: ArrayLike<unknown>, number: (cell: unknown) => number): Float64Array {
  return Float64Array.from({ length: cells.length }, (_, row) => {
    const cell = cells[row]
    return cell === null || cell === undefined ? Number.NaN : number(cell)
  })
}
