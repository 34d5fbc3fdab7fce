import type { Table } from '@lmm/design'
import type { ByteSource } from '../source/byte-source.ts'
import { textPieces } from '../source/text-pieces.ts'
import type { CsvOptions } from './csv-options.ts'
import { CsvParser } from './csv-parser.ts'

/** How far a source has been read. */
export interface ReadProgress {
  /** Bytes, or characters of a source that is text. */
  readonly size: number
  readonly rows: number
}

/** Options of `readCsv`. */
export interface ReadCsvOptions extends CsvOptions {
  /** Of bytes, as TextDecoder names it; default utf-8, or UTF-16 where a byte order mark says so. */
  readonly encoding?: string
  readonly signal?: AbortSignal
  /** Hears after each piece how far reading has come. */
  readonly onProgress?: (progress: ReadProgress) => void
}

/**
 * The table in a file, a stream or any other source of bytes or text, read piece by piece. Throws an `LmmError` as `parseCsv` does,
 * and for bytes that are no text in the encoding.
 *
 * @example
 * ```ts
 * import { readCsv } from '@lmm/readers/csv'
 *
 * const table = await readCsv(new Blob(['score;group\n1,5;a\n2,5;b\n']), { source: 'scores.csv' })
 * ```
 */
export async function readCsv(source: ByteSource, options: ReadCsvOptions = {}): Promise<Table> {
  const parser = new CsvParser(options)
  let size = 0
  for await (const piece of textPieces(source, options)) {
    parser.push(piece.text)
    size += piece.size
    options.onProgress?.({ size, rows: parser.rows })
  }
  return parser.end()
}
