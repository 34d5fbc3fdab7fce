import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupCodes } from '../../src/frame/group-codes.ts'

const part = (codes: readonly number[], count: number, name: string) => ({
  codes: Int32Array.from(codes),
  levels: Array.from({ length: count }, (_, level) => `${name}${level}`),
})

describe('groupCodes', () => {
  it('orders combinations by the first factor, then the second, and keeps those that occur', () => {
    const a = part([1, 0, 1, -1, 0, 1], 2, 'a')
    const b = part([2, 0, 0, 1, -1, 2], 3, 'b')
    expect(groupCodes('a:b', [a, b])).toEqual({
      codes: Int32Array.of(2, 0, 1, -1, -1, 2),
      levels: ['a0:b0', 'a1:b0', 'a1:b2'],
    })
    expect(groupCodes('b', [part([2, 0, 0], 4, 'b')])).toEqual({ codes: Int32Array.of(1, 0, 0), levels: ['b0', 'b2'] })
  })

  it('agrees with joining the levels row by row, for any three factors', () => {
    const codes = fc.array(
      fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 9 })),
    )
    fc.assert(
      fc.property(codes, (rows) => {
        const parts = [0, 1, 2].map((k) =>
          part(
            rows.map((row) => row[k]!),
            [4, 3, 10][k]!,
            'abc'[k]!,
          ),
        )
        const joined = rows.map((row) => (row[0] < 0 ? null : row.map((code, k) => parts[k]!.levels[code]).join(':')))
        const { codes: found, levels } = groupCodes('a:b:c', parts)
        expect([...found].map((code) => (code < 0 ? null : levels[code]))).toEqual(joined)
        expect(levels).toEqual([...new Set(joined.filter((name) => name !== null))].sort())
      }),
    )
  })

  it('takes factors whose combinations are far more than the rows', () => {
    const many = 100_000
    const a = part([many - 1, 5, 5, -1, 0, many - 1], many, 'a')
    const b = part([7, many - 1, 3, 1, -1, 7], many, 'b')
    const { codes, levels } = groupCodes('a:b', [a, b])
    expect(levels).toEqual(['a5:b3', 'a5:b99999', 'a99999:b7'])
    expect([...codes]).toEqual([2, 1, 0, -1, -1, 2])
  })
})
