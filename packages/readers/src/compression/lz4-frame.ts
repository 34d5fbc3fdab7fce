import { lz4Block } from './lz4-block.ts'

const magic = 0x184d2204

/**
 * Decompresses a frame of LZ4 (version 1 of the frame format) of known length; checksums are not compared.
 *
 * @throws RangeError for bytes that are no such frame, or of another length.
 */
export function lz4Frame(frame: Uint8Array, length: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  if (frame.length < 7 || view.getUint32(0, true) !== magic) throw new RangeError('not a frame of LZ4')
  const flags = frame[4]!
  const [blockChecksum, contentSize, dictionary] = [flags & 16, flags & 8, flags & 1]
  if (dictionary) throw new RangeError('a frame of LZ4 with a dictionary')
  const output = new Uint8Array(length)
  let at = 7 + (contentSize ? 8 : 0)
  let out = 0
  for (;;) {
    const word = view.getUint32(at, true)
    at += 4
    if (word === 0) break
    const size = word & 0x7fffffff
    if (at + size > frame.length) throw new RangeError('a frame of LZ4 ends within a block')
    const block = frame.subarray(at, at + size)
    if (word >>> 31) {
      output.set(block, out)
      out += size
    } else out = lz4Block(block, output, out)
    at += size + (blockChecksum ? 4 : 0)
  }
  if (out !== length) throw new RangeError(`a frame of LZ4 holds ${out} bytes in place of ${length}`)
  return output
}
