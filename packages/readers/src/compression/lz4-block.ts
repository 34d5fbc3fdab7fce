/**
 * Decompresses one block of LZ4 into `output` from `start`; returns the position after what was written. Matches may reach back before `start`.
 *
 * @throws RangeError for a block that is none.
 */
export function lz4Block(block: Uint8Array, output: Uint8Array, start: number): number {
  let at = 0
  let out = start
  const length = (nibble: number): number => {
    let sum = nibble
    if (nibble < 15) return sum
    for (let byte = 255; byte === 255; sum += byte) {
      if (at >= block.length) throw new RangeError('the block ends within a length')
      byte = block[at++]!
    }
    return sum
  }
  while (at < block.length) {
    const token = block[at++]!
    const literals = length(token >> 4)
    if (at + literals > block.length || out + literals > output.length)
      throw new RangeError('literals exceed the block')
    output.set(block.subarray(at, at + literals), out)
    at += literals
    out += literals
    if (at === block.length) return out
    if (at + 2 > block.length) throw new RangeError('the block ends within an offset')
    const offset = block[at]! | (block[at + 1]! << 8)
    at += 2
    const match = length(token & 15) + 4
    if (offset === 0 || offset > out || out + match > output.length) throw new RangeError('a match exceeds the block')
    // a match may overlap what it writes
    for (const end = out + match; out < end; out++) output[out] = output[out - offset]!
  }
  return out
}
