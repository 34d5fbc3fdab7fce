import { describe, expect, it } from 'vitest'
import { randomGenerator } from '../../src/index.ts'
import { jumpedState, next } from '../../src/simulation/random-generator.ts'

const state = (...words: number[]): Uint32Array => Uint32Array.from(words)

describe('xoshiro128++', () => {
  it('gives the numbers of the algorithm, worked out by hand from the state 1, 2, 3, 4', () => {
    // rotl(1 + 4, 7) + 1 = 641; then by exact integer arithmetic of the published recurrence
    const words = state(1, 2, 3, 4)
    expect(next(words)).toBe(641)
    expect([...words]).toEqual([7, 0, 1026, 12288])
    expect(next(words)).toBe(((7 + 12288) << 7) + 7)
  })

  it('jumps 2^64 numbers ahead, as the 2^64th power of its transition over GF(2) does', () => {
    const start = state(0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x1234567)
    expect([...jumpedState(start)]).toEqual([...power(start, 64)])
  })

  it('is uniform and open at both ends', () => {
    const generator = randomGenerator(42)
    const values = Array.from({ length: 20_000 }, () => generator.uniform())
    expect(Math.min(...values)).toBeGreaterThan(0)
    expect(Math.max(...values)).toBeLessThan(1)
    const counts = new Array<number>(20).fill(0)
    for (const value of values) counts[Math.floor(20 * value)]!++
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    expect(chiSquare).toBeLessThan(43.8)
  })

  it('streams of a jump differ, and a jump moves nothing', () => {
    const generator = randomGenerator(1)
    const other = generator.jumped()
    expect(generator.uniform()).toBe(randomGenerator(1).uniform())
    expect(other.uniform()).toBe(randomGenerator(1).jumped().uniform())
    expect(other.uniform()).not.toBe(generator.uniform())
  })

  it('of seeds that differ in their high or low half differ', () => {
    const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1]
    expect(new Set(seeds.map((seed) => randomGenerator(seed).uniform())).size).toBe(seeds.length)
    expect(() => randomGenerator(1.5)).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: \`seed\` of randomGenerator() is a whole number from 0 on, or a generator, not 1.5.
      Write for example \`42\`.]
    `)
  })
})

/** T^(2^k) applied to a state: columns of T squared k times, 128 bits each. */
function power(start: Uint32Array, k: number): Uint32Array {
  let columns: readonly Uint32Array[] = Array.from({ length: 128 }, (_, bit) => {
    const unit = new Uint32Array(4)
    unit[bit >>> 5] = 1 << (bit & 31)
    next(unit)
    return unit
  })
  const apply = (matrix: readonly Uint32Array[], vector: Uint32Array): Uint32Array => {
    const out = new Uint32Array(4)
    for (let bit = 0; bit < 128; bit++)
      if (vector[bit >>> 5]! & (1 << (bit & 31))) for (let i = 0; i < 4; i++) out[i]! ^= matrix[bit]![i]!
    return out
  }
  for (let step = 0; step < k; step++) {
    const squared = columns.map((column) => apply(columns, column))
    columns = squared
  }
  return apply(columns, start)
}
