import { describe, expect, it } from 'vitest'
import { type ContrastName, contrastCoding, contrastNamed } from '../../src/index.ts'

describe('contrastCoding', () => {
  /** R 4.2.2: contr.treatment, contr.sum, contr.helmert, and contr.sdif of MASS, for levels a, b, c. */
  const exact: readonly [ContrastName, readonly string[], readonly (readonly number[])[]][] = [
    [
      'treatment',
      ['b', 'c'],
      [
        [0, 0],
        [1, 0],
        [0, 1],
      ],
    ],
    [
      'sum',
      ['1', '2'],
      [
        [1, 0],
        [0, 1],
        [-1, -1],
      ],
    ],
    [
      'helmert',
      ['1', '2'],
      [
        [-1, -1],
        [1, -1],
        [0, 2],
      ],
    ],
    [
      'successive',
      ['b-a', 'c-b'],
      [
        [-2 / 3, -1 / 3],
        [1 / 3, -1 / 3],
        [1 / 3, 2 / 3],
      ],
    ],
  ]
  it.each(exact)('%s', (name, suffixes, matrix) => {
    expect(contrastCoding(name, ['a', 'b', 'c'])).toEqual({ name, suffixes, matrix })
  })

  it('poly is orthonormal, as contr.poly(5) of R 4.2.2', () => {
    const { matrix, suffixes } = contrastCoding('poly', ['a', 'b', 'c', 'd', 'e'])
    expect(suffixes).toEqual(['.L', '.Q', '.C', '^4'])
    const linear = [-0.6324555320336759, -0.3162277660168378, 0, 0.3162277660168378, 0.6324555320336759]
    const quadratic = [
      0.5345224838248487, -0.2672612419124244, -0.5345224838248487, -0.2672612419124243, 0.5345224838248488,
    ]
    const quartic = [
      0.1195228609334393, -0.4780914437337574, 0.7171371656006362, -0.4780914437337574, 0.1195228609334393,
    ]
    for (const [column, values] of [
      [0, linear],
      [1, quadratic],
      [3, quartic],
    ] as const)
      values.forEach((value, level) => {
        expect(matrix[level]![column]).toBeCloseTo(value, 14)
      })
  })

  it('poly stays orthonormal for forty levels', () => {
    const { matrix } = contrastCoding(
      'poly',
      Array.from({ length: 40 }, (_, level) => String(level)),
    )
    for (let i = 0; i < 39; i++)
      for (let j = 0; j <= i; j++) {
        const product = matrix.reduce((sum, row) => sum + row[i]! * row[j]!, 0)
        expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(1e-14)
      }
  })

  it('takes a base, a number of columns and numbered names', () => {
    const levels = ['a', 'b', 'c']
    expect(contrastCoding('treatment', levels, { base: 2 }).suffixes).toEqual(['a', 'c'])
    expect(contrastCoding('treatment', levels, { base: 2, numbered: true }).suffixes).toEqual(['1', '3'])
    expect(contrastCoding('sum', levels, { columns: 1 }).matrix).toEqual([[1], [0], [-1]])
  })

  it('is found by its own name and by that of R', () => {
    const means = ['sum', 'contr.sum', 'contr.sdif', 'Helmert', 'contr.SAS', 'sums'].map(contrastNamed)
    expect(means.map((meant) => meant?.name ?? null)).toEqual([
      'sum',
      'sum',
      'successive',
      'helmert',
      'treatment',
      null,
    ])
  })
})
