import { expand, parse } from '@lmm/formula'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AccumulatedProducts,
  type AccumulateOptions,
  accumulate,
  buildDesign,
  crossProducts,
  crossProductsOf,
  inferSchema,
  inferSchemaOf,
  merge,
  productsFromJSON,
  productsToJSON,
  type SchemaOptions,
  type Table,
  tableOf,
} from '../../src/index.ts'
import { tableAt } from '../../src/tables/table-at.ts'
import { inBasisOf } from './in-basis.ts'

/** A table of n rows with numbers far from zero, factors, nested and crossed groups, and some missing values. */
function example(n: number, seed = 1): Table {
  let state = seed
  const uniform = (): number => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  const rows = Array.from({ length: n }, (_, row) => {
    const x = 2000 + 10 * uniform()
    const g = Math.floor(uniform() * 7)
    return {
      y: 50 + x / 100 + g + uniform(),
      x,
      z: uniform() < 0.02 ? null : uniform(),
      w: 0.5 + uniform(),
      f: ['a', 'b', 'c'][Math.floor(uniform() * 3)],
      a: ['u', 'v'][Math.floor(uniform() * 2)],
      g: `g${g}`,
      h: Math.floor(uniform() * 5),
      twice: 2 * x + 3,
      time: row / n,
    }
  })
  return tableOf(rows)
}

/** Rows of a table in parts that end at the cuts. */
function partsOf(table: Table, cuts: readonly number[]): Table[] {
  const ends = [...cuts.map((cut) => Math.round(cut * table.rowCount)).sort((p, q) => p - q), table.rowCount]
  return ends.map((end, i) => {
    const from = i === 0 ? 0 : ends[i - 1]!
    return tableAt(
      table,
      Int32Array.from({ length: end - from }, (_, row) => from + row),
      table.columns.keys(),
    )
  })
}

const termsOf = (formula: string, table: Table): ReturnType<typeof expand> =>
  expand(parse(formula), { columns: table.columns.keys() })

function expectSame(parts: AccumulatedProducts, formula: string, table: Table, options: SchemaOptions): void {
  const terms = termsOf(formula, table)
  const design = buildDesign(terms, inferSchema(terms, table, options), table, options)
  const whole = crossProducts(design)
  const { design: header, products } = crossProductsOf(parts)
  expect(header.X.names).toEqual(design.X.names)
  expect(header.X.assign).toEqual(design.X.assign)
  expect(header.X.aliased).toEqual(design.X.aliased)
  expect(header.random.map(({ groupName, levels, names }) => [groupName, levels, names])).toEqual(
    design.random.map(({ groupName, levels, names }) => [groupName, levels, names]),
  )
  expect(header.dropped.count).toBe(design.dropped.count)
  expect(header.schema.groups).toEqual(design.schema.groups)
  expect([products.kind, products.n, products.p]).toEqual([whole.kind, whole.n, whole.p])
  expect(products.observations).toBeCloseTo(whole.observations, 9)
  expect(products.weights.logSum).toBeCloseTo(whole.weights.logSum, 9)
  expect(products.y.scale / whole.y.scale).toBeCloseTo(1, 12)
  if (products.kind === 'crossed' && whole.kind === 'crossed')
    expect(products.pairs.map(({ rowLevels, columnLevels }) => [rowLevels, columnLevels])).toEqual(
      whole.pairs.map(({ rowLevels, columnLevels }) => [rowLevels, columnLevels]),
    )
  const expected = inBasisOf(whole, products)
  inBasisOf(products, products).forEach((values, k) => {
    expect(values).toHaveLength(expected[k]!.length)
    const largest = expected[k]!.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    values.forEach((value, i) => {
      expect(Math.abs(value - expected[k]![i]!) / Math.max(1, largest)).toBeLessThan(1e-12)
    })
  })
}

const models: readonly (readonly [formula: string, options: AccumulateOptions & SchemaOptions])[] = [
  ['y ~ x + f', {}],
  ['y ~ x * f + (1 | g)', {}],
  ['y ~ x + z + (x | g)', {}],
  ['y ~ z + (z || g) + offset(x)', {}],
  ['y ~ 0 + f + x + (0 + a | g)', {}],
  ['y ~ 0 + x + (0 + x | g)', {}],
  ['y ~ x + twice + (1 | g)', {}],
  ['y ~ z + (1 | g) + (1 | h)', {}],
  ['y ~ x + (x | g) + (1 | h) + (0 + z | h)', {}],
  ['y ~ f + (1 | g/h) + (1 | a)', {}],
  ['y ~ x + (x | g)', { weights: { column: 'w' } }],
  ['y ~ x + (1 | g) + (1 | h)', { weights: { column: 'w', kind: 'frequency' } }],
  ['y ~ x + (1 | g)', { weights: { column: 'w', kind: 'known-variance' } }],
  ['y ~ x + (1 | g) + (1 | h)', { weights: { column: 'w', kind: 'known-variance' }, offset: 'z' }],
  ['y ~ poly(x, 2) + scale(z) + (scale(z) | g)', {}],
  ['y ~ C(f, sum) + ordered(h) + (1 | g)', { missing: 'omit', complete: ['z'] }],
  ['y ~ x + f + (1 | g)', { contrasts: { f: 'sum' }, columns: { h: { type: 'factor', levels: 'appearance' } } }],
]

describe('products of rows that come in batches are those of all rows', () => {
  it.each(models)('%s', async (formula, options) => {
    const table = example(400)
    const terms = termsOf(formula, table)
    const batches = partsOf(table, [0.01, 0.3, 0.3, 0.7])
    const schema = await inferSchemaOf(terms, batches, options)
    const whole = await accumulate(terms, schema, batches, options)
    expectSame(whole, formula, table, options)
    const parts = await Promise.all(
      [batches.slice(2), batches.slice(0, 1), batches.slice(1, 2)].map((own) =>
        accumulate(terms, schema, own, options),
      ),
    )
    const stored = parts.map((part) => productsFromJSON(JSON.parse(JSON.stringify(productsToJSON(part)))))
    const text = (part: AccumulatedProducts): unknown => JSON.parse(JSON.stringify(productsToJSON(part)))
    const before = stored.map(text)
    expect(before).toEqual(parts.map(text))
    const [first, ...others] = stored
    expectSame(merge(first!, ...others), formula, table, options)
    expect(stored.map(text)).toEqual(before)
  })

  it('wherever the tables are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...models),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        fc.nat(1e6),
        async ([formula, options], cuts, seed) => {
          const table = example(120, seed + 1)
          const terms = termsOf(formula, table)
          const schema = inferSchema(terms, table, options)
          expectSame(await accumulate(terms, schema, partsOf(table, cuts), options), formula, table, options)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('when the first batch is unlike the others', async () => {
    const table = example(3000)
    const formula = 'y ~ time * x + (time | g) + (1 | h)'
    const terms = termsOf(formula, table)
    const schema = inferSchema(terms, table)
    const parts = await accumulate(terms, schema, partsOf(table, [0.001, 0.01, 0.05, 0.2, 0.5]))
    expectSame(parts, formula, table, {})
  })

  it('when a column is next to nothing in the first batch, whose scale would be too large for the next', async () => {
    const rows = { y: [0, 0, 1, 2, 1, 3], z: [-2.4e-162, 0, 0, -1, 2, 1] }
    const terms = termsOf('y ~ z', tableOf(rows))
    const batches = [0, 3].map((from) => ({ y: rows.y.slice(from, from + 3), z: rows.z.slice(from, from + 3) }))
    const { products } = crossProductsOf(await accumulate(terms, inferSchema(terms, tableOf(rows)), batches))
    expect(products.kind === 'grouped' && products.within.every(Number.isFinite)).toBe(true)
  })
})
