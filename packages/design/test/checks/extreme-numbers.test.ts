import { expect, it } from 'vitest'
import type { DesignOptions, TableInput } from '../../src/index.ts'
import { steps } from '../fit.ts'
import { messageOf } from '../message.ts'

const data = { y: [3, 1, 4, 1, 5, 9], x: [0, 1, 2, 3, 4, 5], g: ['u', 'u', 'v', 'v', 'w', 'w'], z: [1, 1, 0, 2, 1, 7] }
const times = (factor: number): number[] => data.x.map((value) => value * factor)

it('Columns whose variances double precision cannot hold are refused', () => {
  const cases: [string, TableInput, DesignOptions?][] = [
    ['y ~ x', { ...data, x: times(-1e300) }],
    ['y ~ x', { ...data, x: times(1e-300) }],
    ['y ~ x:z', { ...data, x: times(1e200), z: data.z.map((value) => value * 1e200) }],
    ['y ~ z + (z + x | g)', { ...data, x: times(1e100) }],
    ['x ~ z', { ...data, x: times(1e-100) }],
    ['y ~ z + offset(x)', { ...data, x: times(1e100) }],
    ['y ~ z', { ...data, w: [1, 1, 0, 1e90, 1, 1] }, { weights: { column: 'w' } }],
  ]
  expect(
    cases.map(([formula, table, options]) => messageOf(() => steps(formula, table, options))).join('\n\n'),
  ).toMatchInlineSnapshot(`
    "x is -5e+300 in row 6, a size at which variances leave the range of double precision.
    Correct the cell, or measure the column in other units: sizes from 1e-75 to 1e75 can be computed with.

    x is 5e-300 in row 6, a size at which variances leave the range of double precision.
    Correct the cell, or measure the column in other units: sizes from 1e-75 to 1e75 can be computed with.

    x:z is beyond 1.8e308 in row 2, a size at which variances leave the range of double precision.
    Correct the cell, or measure the column in other units: sizes from 1e-75 to 1e75 can be computed with.

    x is 5e+100 in row 6, a size at which variances leave the range of double precision.
    Correct the cell, or measure the column in other units: sizes from 1e-75 to 1e75 can be computed with.

    x is 5e-100 in row 6, a size at which variances leave the range of double precision.
    Correct the cell, or measure the column in other units: sizes from 1e-75 to 1e75 can be computed with.

    x is 5e+100 in row 6, a size at which variances leave the range of double precision.
    Correct the cell, or measure the column in other units: sizes from 1e-75 to 1e75 can be computed with.

    w is 1e+90 in row 4, a size at which variances leave the range of double precision.
    Correct the cell, or measure the column in other units: sizes from 1e-75 to 1e75 can be computed with."
  `)
})

it('Sizes from 1e-75 to 1e75 are taken', () => {
  for (const factor of [1e-70, 1e70])
    expect(steps('y ~ x', { ...data, x: times(factor) }).design.X.names).toHaveLength(2)
})

it('Single numbers far below the largest do no harm', () => {
  expect(steps('y ~ x', { ...data, x: [1e-300, 1, 2, 5e-324, 0, 3] }).design.n).toBe(6)
})
