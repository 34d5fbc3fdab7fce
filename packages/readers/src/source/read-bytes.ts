import { say } from '../say.ts'
import { type ByteSource, sourcePieces } from './byte-source.ts'
import { kindOf } from './kind-of.ts'
import { placeOf } from './place.ts'

/** Options of reading all bytes of a source. */
export interface BytesOptions {
  /** Name of the file, for messages. */
  readonly source?: string
  readonly signal?: AbortSignal
}

/** All bytes of a source in one array; throws when it gives text, which the format is not. */
export async function readBytes(source: ByteSource, options: BytesOptions, format: string): Promise<Uint8Array> {
  const pieces = sourcePieces(source)
  if (!pieces) throw say.error('readers/bad-source', { found: kindOf(source) }, { kind: 'option', name: 'source' })
  const all: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    options.signal?.throwIfAborted()
    if (typeof piece === 'string') {
      const { source: name = null } = options
      throw say.error('readers/wrong-format', { source: name, expected: format, found: 'text' }, placeOf(name))
    }
    // a Buffer of Node slices without copying
    all.push(new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength))
    length += piece.length
  }
  if (length === 0) {
    const { source: name = null } = options
    throw say.error('readers/empty-file', { source: name }, placeOf(name))
  }
  if (all.length === 1) return all[0]!
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of all) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
