import type { Table } from '@lmm/design'
import { type Table as ArrowTable, CompressionType, setCompressionCodec, tableFromIPC } from '@uwdata/flechette'
import { decompress } from 'fzstd'
import { assembled, type RawColumn, type TypedOptions } from '../columns/assemble.ts'
import { lz4Frame } from '../compression/lz4-frame.ts'
import { say } from '../say.ts'
import type { ByteSource } from '../source/byte-source.ts'
import { formatOfBytes } from '../source/file-format.ts'
import { placeOf } from '../source/place.ts'
import { readBytes } from '../source/read-bytes.ts'
import { arrowCells } from './cells.ts'
import { isWhole } from './whole.ts'

/** Options of `readArrow`. */
export interface ReadArrowOptions extends TypedOptions {
  readonly signal?: AbortSignal
}

const writesNothing = (): never => {
  throw new Error('tables are only read here')
}

/**
 * The table in an Arrow IPC file (Feather version 2) or stream, its buffers as they are or compressed with LZ4 or Zstandard.
 *
 * Numbers, decimals and 64-bit integers are numbers (integers beyond 2^53 make the column text, and that is said), booleans logical,
 * texts and dictionaries text, ordered dictionaries ordered factors, dates and timestamps days since 1970-01-01 UTC, times and durations days.
 * Columns of other types, such as lists, are left out and said. Throws an `LmmError` for bytes that are no such file.
 *
 * @example
 * ```ts
 * import { readArrow } from '@lmm/readers/arrow'
 *
 * const response = await fetch('data:application/octet-stream;base64,')
 * try {
 *   await readArrow(await response.arrayBuffer(), { source: 'nothing.arrow' })
 * } catch (error) {
 *   console.log(String(error))
 * }
 * ```
 * ```text
 * LmmError: nothing.arrow is empty.
 * Check that it was written to its end.
 * ```
 */
export async function readArrow(source: ByteSource, options: ReadArrowOptions = {}): Promise<Table> {
  const bytes = await readBytes(source, options, 'Arrow')
  const { source: name = null } = options
  const found = formatOfBytes(bytes)
  if (found !== 'arrow')
    throw say.error('readers/wrong-format', { source: name, expected: 'Arrow', found }, placeOf(name))
  return assembled(rawColumns(decoded(bytes, name), options), options)
}

function decoded(bytes: Uint8Array, source: string | null): ArrowTable {
  setCompressionCodec(CompressionType.LZ4_FRAME, { decode: lz4Frame, encode: writesNothing })
  setCompressionCodec(CompressionType.ZSTD, {
    decode: (piece, length) => decompress(piece, new Uint8Array(length)),
    encode: writesNothing,
  })
  try {
    if (!isWhole(bytes)) throw new Error('it ends within a message')
    const table = tableFromIPC(bytes, { useBigInt: true })
    if (table.children.some(isShort)) throw new Error('a column has fewer cells than rows')
    return table
  } catch (error) {
    const { message } = error as Error
    throw say.error('readers/corrupt', { source, format: 'Arrow', reason: message }, placeOf(source))
  }
}

/** Whether the buffers of a column are too short for its rows, which a damaged length claims. */
function isShort({ data }: { readonly data: readonly object[] }): boolean {
  return data.some((batch) => {
    const { length, values, offsets } = batch as Partial<Record<'values' | 'offsets', ArrayLike<unknown>>> & {
      readonly length: number
    }
    const buffer = offsets ?? values
    return buffer !== undefined && length > 8 * buffer.length
  })
}

function* rawColumns(table: ArrowTable, options: TypedOptions): Iterable<RawColumn> {
  const { source: file = null, onDiagnostic } = options
  for (const [index, { name, type }] of table.schema.fields.entries()) {
    const cells = arrowCells(name, table.getChildAt(index), type)
    if (typeof cells !== 'string') yield cells
    else
      onDiagnostic?.(
        say.warning('readers/column-left-out', { source: file, column: name, type: cells }, placeOf(file, name)),
      )
  }
}
