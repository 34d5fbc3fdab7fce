import type { Table } from '@lmm/design'
import type { ByteSource } from '../source/byte-source.ts'
import { textPieces } from '../source/text-pieces.ts'
import { type JsonOptions, parseJson } from './json-table.ts'

/** Options of `readJson`. */
export interface ReadJsonOptions extends JsonOptions {
  /** Of bytes, as TextDecoder names it; default utf-8, or UTF-16 where a byte order mark says so. */
  readonly encoding?: string
  readonly signal?: AbortSignal
}

/**
 * The table in a file, a stream or any other source of JSON. Throws an `LmmError` as `parseJson` does, and for bytes that are no text in the
 * encoding.
 *
 * @example
 * ```ts
 * import { readJson } from '@lmm/readers/json'
 *
 * const table = await readJson(new Blob(['{"y": [1, 2], "g": ["a", "b"]}']), { source: 'data.json' })
 * ```
 */
export async function readJson(source: ByteSource, options: ReadJsonOptions = {}): Promise<Table> {
  let text = ''
  for await (const piece of textPieces(source, options)) text += piece.text
  return parseJson(text, options)
}
