import { describe, expect, it } from 'vitest'
import { letters } from '../src/means/letters.ts'

const cases: readonly [string, number, readonly (readonly [number, number])[], readonly string[]][] = [
  ['all alike share one', 3, [], ['a', 'a', 'a']],
  [
    'all different have one each',
    3,
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ],
    ['a', 'b', 'c'],
  ],
  ['a mean between two others shares both', 3, [[0, 2]], ['a', 'ab', 'b']],
  [
    'a chain overlaps',
    4,
    [
      [0, 2],
      [0, 3],
      [1, 3],
    ],
    ['a', 'ab', 'bc', 'c'],
  ],
  [
    'one that differs from all stands alone',
    3,
    [
      [0, 1],
      [1, 2],
    ],
    ['a', 'b', 'a'],
  ],
]

describe('letters of means', () => {
  it.each(cases)('%s', (_, count, differ, expected) => {
    expect(letters(count, differ)).toEqual(expected)
  })

  it('are shared exactly by the pairs that do not differ', () => {
    // a fixed scatter of pairs among 8 means
    const differ = Array.from({ length: 28 }, (_, i) => i)
      .filter((i) => (i * 7 + 3) % 5 < 2)
      .map((i) => pairs[i]!)
    const found = letters(8, differ)
    for (const [a, b] of pairs) {
      const shared = [...found[a]!].some((letter) => found[b]!.includes(letter))
      expect(shared, `${a} ${b}`).toBe(!differ.some(([x, y]) => x === a && y === b))
    }
  })
})

const pairs = Array.from({ length: 8 }, (_, a) => a).flatMap((a) =>
  Array.from({ length: 7 - a }, (_, k): [number, number] => [a, a + k + 1]),
)
