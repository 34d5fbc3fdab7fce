import { say } from '../say.ts'
import { type ByteSource, sourcePieces } from './byte-source.ts'
import { foreignFormat } from './file-format.ts'
import { kindOf } from './kind-of.ts'
import { placeOf } from './place.ts'

/** Options of reading text. */
export interface TextOptions {
  /** Of bytes; default utf-8, or UTF-16 where the file begins with its byte order mark. */
  readonly encoding?: string
  /** Name of the file, for messages. */
  readonly source?: string
  readonly signal?: AbortSignal
}

/** A piece of text, and how much of the source it took: bytes, or characters of a source that is text. */
export interface TextPiece {
  readonly text: string
  readonly size: number
}

const beginningSize = 4096

/** The text of a source in pieces; throws on bytes that are no text in the encoding. */
export async function* textPieces(source: ByteSource, options: TextOptions = {}): AsyncIterable<TextPiece> {
  const pieces = sourcePieces(source)
  if (!pieces) throw say.error('readers/bad-source', { found: kindOf(source) }, { kind: 'option', name: 'source' })
  let decoder: TextDecoder | undefined
  let beginning = true
  for await (const piece of pieces) {
    options.signal?.throwIfAborted()
    if (piece.length === 0) continue
    if (typeof piece === 'string') {
      if (beginning) refuseForeign(piece.slice(0, beginningSize), options)
      yield { text: piece, size: piece.length }
    } else {
      decoder ??= decoderOf(piece, options)
      if (beginning && decoder.encoding === 'utf-8') refuseForeign(byteCharacters(piece), options)
      yield { text: decode(decoder, piece, options), size: piece.length }
    }
    beginning = false
  }
  if (decoder) yield { text: decode(decoder, undefined, options), size: 0 }
}

function decoderOf(bytes: Uint8Array, { encoding }: TextOptions): TextDecoder {
  const marks =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding ?? marks, { fatal: true })
  } catch {
    throw say.error(
      'readers/bad-option',
      { option: 'encoding', value: encoding ?? marks },
      { kind: 'option', name: 'encoding' },
    )
  }
}

function decode(
  decoder: TextDecoder,
  bytes: Uint8Array | undefined,
  { source = null }: { source?: string | null },
): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
  } catch {
    throw say.error('readers/encoding', { source, encoding: decoder.encoding }, placeOf(source))
  }
}

function refuseForeign(beginning: string, { source = null }: { source?: string | null }): void {
  const format = foreignFormat(beginning)
  if (format) throw say.error('readers/not-text', { source, format }, placeOf(source))
}

const byteCharacters = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, beginningSize))
