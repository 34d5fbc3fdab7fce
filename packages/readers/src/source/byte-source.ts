/** What a file can come as: text, bytes, or a stream of either. */
export type ByteSource =
  | string
  | Blob
  | ArrayBuffer
  | Uint8Array
  | ReadableStream<Uint8Array | string>
  | AsyncIterable<Uint8Array | string>

const bytesAtATime = 1 << 22

/** The source in pieces of text or bytes, in order; undefined when it is none of those. */
export function sourcePieces(source: ByteSource): AsyncIterable<Uint8Array | string> | undefined {
  if (typeof source === 'string') return one(source)
  if (source instanceof ArrayBuffer) return slices(new Uint8Array(source))
  if (source instanceof Uint8Array) return slices(source)
  if (typeof source !== 'object' || source === null) return undefined
  if (typeof Blob !== 'undefined' && source instanceof Blob) return streamPieces(source.stream())
  if ('getReader' in source && typeof source.getReader === 'function') return streamPieces(source)
  return Symbol.asyncIterator in source ? source : undefined
}

async function* one(text: string): AsyncIterable<string> {
  yield text
}

async function* slices(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += bytesAtATime) yield bytes.subarray(at, at + bytesAtATime)
}

/** Through a reader: not every browser can iterate over a stream. */
async function* streamPieces<Piece>(stream: ReadableStream<Piece>): AsyncIterable<Piece> {
  const reader = stream.getReader()
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value
  } finally {
    await reader.cancel()
  }
}
