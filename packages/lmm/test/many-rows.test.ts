import { tableOf } from '@lmm/design'
import { describe, expect, it } from 'vitest'
import { type FittedModel, fitProducts, lmm, productsOf } from '../src/index.ts'

const n = 40_000
const column = (cell: (row: number) => number): Float64Array => Float64Array.from({ length: n }, (_, row) => cell(row))
const noise = (row: number, salt: number): number => {
  const u = Math.sin((row + 1) * 12.9898 + salt * 78.233) * 43758.5453
  return u - Math.floor(u) - 0.5
}
const id = Int32Array.from({ length: n }, (_, row) => Math.floor(row / 8))
const time = column((row) => row % 8)
const y = column((row) => 3 + time[row]! * (0.4 + noise(id[row]!, 1)) + 2 * noise(id[row]!, 2) + noise(row, 3))

/** Rows 3, 16003 and 32003 are none of those that are sampled. */
const unseen = column((row) => (row % 16000 === 3 ? 1 : 0))

const cases: [string, string, Record<string, Float64Array | Int32Array>][] = [
  ['columns like each other everywhere', 'y ~ time + x + (time | id)', { x: column((row) => noise(row, 4)) }],
  ['a predictor that is zero but in three rows', 'y ~ time + x + (1 | id)', { x: unseen }],
  [
    'a predictor with one value that outweighs all others',
    'y ~ time + x + (1 | id)',
    { x: column((row) => (row === 3 ? 1e7 : noise(row, 4))) },
  ],
  ['a predictor far from zero', 'y ~ x + (x | id)', { x: column((row) => 1e9 + time[row]!) }],
  ['a predictor that grows with the row', 'y ~ x + (1 | id)', { x: column((row) => row) }],
  [
    'two predictors that differ in three rows',
    'y ~ x + w + (1 | id)',
    { x: time, w: column((row) => time[row]! + unseen[row]!) },
  ],
  ['weights', 'y ~ time + (time | id)', { weights: column((row) => 1.5 + noise(row, 5)) }],
]

describe('Many rows, whose bases a sample chooses,', () => {
  it.each(cases)('fit as they do in parts: %s', async (_title, formula, more) => {
    const data: Record<string, Float64Array | Int32Array> = { y, time, id, ...more }
    const options = 'weights' in more ? { weights: { column: 'weights' } } : {}
    const parts = [0, 1, 2, 3].map((k) =>
      tableOf(
        Object.fromEntries(
          Object.entries(data).map(([name, values]) => [name, values.slice((k * n) / 4, ((k + 1) * n) / 4)]),
        ),
      ),
    )
    const model = lmm(formula, data, options)
    expectSame(model, fitProducts(await productsOf(formula, parts, options)))
  })
})

it('A column whose rows a sample does not see is scaled by all rows', () => {
  const { products } = lmm('y ~ time + x + (1 | id)', { y, time, id, x: unseen })
  expect(products!.X.T[8]! / Math.sqrt(n / 3)).toBeCloseTo(1, 2)
})

function expectSame(model: FittedModel, other: FittedModel): void {
  expect(Math.abs(model.criterion / other.criterion - 1)).toBeLessThan(1e-11)
  expect(model.names).toEqual(other.names)
  model.beta.forEach((b, j) => {
    expect(Math.abs(b - other.beta[j]!) / Math.sqrt(model.vcov.get(j, j))).toBeLessThan(1e-7)
  })
  expect(model.sigma! / other.sigma!).toBeCloseTo(1, 9)
  expect(model.random[0]!.G.get(0, 0) / other.random[0]!.G.get(0, 0)).toBeCloseTo(1, 7)
}
