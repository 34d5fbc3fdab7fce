import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lz4Block } from '../../src/compression/lz4-block.ts'
import { lz4Frame } from '../../src/compression/lz4-frame.ts'

const bytes = (text: string): number[] => [...new TextEncoder().encode(text)]

describe('a block of LZ4', () => {
  test('with a match that overlaps what it writes', () => {
    const output = new Uint8Array(13)
    // 'ab', then 9 bytes from 2 back, then 'xy'
    expect(lz4Block(Uint8Array.of(0x25, ...bytes('ab'), 2, 0, 0x20, ...bytes('xy')), output, 0)).toBe(13)
    expect(new TextDecoder().decode(output)).toBe('abababababaxy')
  })

  test('with long lengths', () => {
    const output = new Uint8Array(300)
    const literals = Array.from({ length: 275 }, (_, i) => i % 251)
    expect(lz4Block(Uint8Array.of(0xf0, 255, 5, ...literals), output, 0)).toBe(275)
    expect([...output.subarray(0, 275)]).toEqual(literals)
  })

  test('that is none is an error, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (block) => {
        const output = new Uint8Array(64)
        try {
          expect(lz4Block(block, output, 0)).toBeLessThanOrEqual(64)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }),
    )
  })
})

test('frames may hold blocks as they are, the size of their content and checksums', () => {
  const plain = [3, 0, 0, 0x80, ...bytes('abc')]
  const end = [0, 0, 0, 0]
  const frame = (flags: number, ...rest: number[]): Uint8Array =>
    Uint8Array.of(0x04, 0x22, 0x4d, 0x18, flags, 0x70, ...rest)
  expect([...lz4Frame(frame(0x40, 0, ...plain, ...end), 3)]).toEqual(bytes('abc'))
  expect([...lz4Frame(frame(0x58, 3, 0, 0, 0, 0, 0, 0, 0, 0, ...plain, 9, 9, 9, 9, ...end), 3)]).toEqual(bytes('abc'))
  expect(() => lz4Frame(frame(0x40, 0, ...plain, ...end), 4)).toThrow('holds 3 bytes in place of 4')
  expect(() => lz4Frame(frame(0x41, 0, ...plain, ...end), 3)).toThrow('dictionary')
  expect(() => lz4Frame(Uint8Array.of(1, 2, 3), 3)).toThrow('not a frame')
})
