import type { LmmError } from '@lmm/diagnostics'
import { expand, parse } from '@lmm/formula'
import { expect, it } from 'vitest'
import {
  type AccumulatedProducts,
  accumulate,
  crossProductsOf,
  inferSchemaOf,
  merge,
  productsFromJSON,
  type SchemaOptions,
  type TableInput,
} from '../../src/index.ts'
import { messageOf, noteOf } from '../message.ts'

const first = { y: [3, 1, 4, 2], x: [0, 1, 2, 3], f: ['a', 'b', 'a', 'b'], g: ['u', 'u', 'v', 'v'] }
const second = { y: [2, 5, null, 1], x: [1, 4, 5, 6], f: ['b', 'a', 'b', 'a'], g: ['w', 'w', 'w', 'u'] }

async function sums(
  formula: string,
  batches: readonly TableInput[],
  options: SchemaOptions = {},
  from: readonly TableInput[] = batches,
): Promise<AccumulatedProducts> {
  const terms = expand(parse(formula), { columns: ['y', 'x', 'f', 'g', 'w', 'h'] })
  return accumulate(terms, await inferSchemaOf(terms, from, options), batches, options)
}

/** What a rejection says. */
async function said(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    return messageOf(() => {
      throw error
    })
  }
  throw new Error('nothing was thrown')
}

it('what cannot be summed is said, with rows counted over all tables', async () => {
  expect(
    [
      await said(sums('y ~ x + (1 | g)', [])),
      await said(sums('y ~ x', [first, { ...second, x: [1, 2, Number.POSITIVE_INFINITY, 4], y: [1, 2, 3, 4] }])),
      await said(sums('y ~ x + f', [first, { ...second, f: ['c', 'c', 'a', 'b'] }], {}, [first])),
      await said(sums('y ~ x', [first, { ...second, x: ['1', '2', '3', 'four'], y: [1, 2, 3, 4] }], {}, [first])),
      await said(sums('y ~ x', [first, second], { weights: { column: 'w' } })),
      await said(sums('y ~ x', [first, { ...second, x: [1, 2, 3, 1e80] }], {}, [first])),
    ].join('\n\n'),
  ).toMatchInlineSnapshot(`
    "The data have no rows.
    Check the columns, and whether missing values were read as such.

    Column x is infinite in row 7.
    Replace infinite values by the numbers they stand for, or by null to leave the rows out.

    f holds "c" in row 5 and 1 more row, which the data of the fit did not have.
    No coefficient was estimated for it. Known levels: "a" and "b". Leave those rows out, or refit with data that have the level.

    Column x is read as numbers, but row 8 holds "four".
    Correct the cell, leave it empty for missing, or make the column a factor.

    The option weights names the column w, which the data do not have.
    Check the spelling; upper and lower case differ.

    x is 1e+80 in row 8, a size at which variances leave the range of double precision.
    Correct the cell, or measure the column in other units: sizes from 1e-75 to 1e75 can be computed with."
  `)
  const error = await sums('y ~ x', [first, { ...second, x: [1, 2, 3, 1 / 0] }], {}, [first]).catch((thrown) => thrown)
  expect((error as LmmError).diagnostic.place).toMatchObject({ column: 'x', rows: [7] })
})

it('parts of different models are not merged', async () => {
  const part = await sums('y ~ x + (1 | g)', [first])
  const w = { ...second, w: [1, 2, 3, 4] }
  const both = await Promise.all([
    sums('y ~ x + f + (1 | g)', [first]),
    sums('y ~ x + (1 | g)', [w], { weights: { column: 'w' } }),
  ])
  const coded = await Promise.all([sums('y ~ f', [first]), sums('y ~ f', [second], { contrasts: { f: 'sum' } })])
  expect(
    [
      messageOf(() => merge(part, part, both[0]!)),
      messageOf(() => merge(part, both[1]!)),
      messageOf(() => merge(coded[0]!, coded[1]!)),
      messageOf(() => productsFromJSON({})),
      messageOf(() => productsFromJSON(null)),
    ].join('\n\n'),
  ).toMatchInlineSnapshot(`
    "Part 3 is of another model than part 1: its formula is y ~ x + f + (1 | g), not y ~ x + (1 | g).
    Accumulate all parts with one formula, one schema and the same options.

    Part 2 is of another model than part 1: its weights are precision w, not none.
    Accumulate all parts with one formula, one schema and the same options.

    Part 2 reads or codes f in another way than part 1.
    Accumulate all parts with one formula, one schema and the same options.

    This is not the JSON of products, version 1.
    Pass what productsToJSON gave, parsed.

    This is not the JSON of products, version 1.
    Pass what productsToJSON gave, parsed."
  `)
})

it('a model that cannot be fitted is refused when all rows are summed, and what was done is told', async () => {
  const one = { ...first, g: ['u', 'u', 'u', 'u'] }
  expect(
    [
      await said(sums('y ~ x + (1 | g)', [one]).then(crossProductsOf)),
      await said(sums('y ~ x + (1 | h)', [{ ...first, h: [1, 2, 3, 4] }]).then(crossProductsOf)),
    ].join('\n\n'),
  ).toMatchInlineSnapshot(`
    "The grouping factor g of (1 | g) has only the level "u".
    The variance between groups needs at least two groups, better five or more: remove the term, or group by another column.

    The grouping factor h of (1 | h) has 4 levels for 4 rows: its effects cannot be told from the residuals.
    Group by a column whose levels have several rows each. One row a level can be fitted with known variances (meta-analysis) or a known relationship among the levels."
  `)
  const weighted = [first, second].map((batch, k) => ({ ...batch, w: [k, 1, 2, 3], h: batch.x.map((x) => 2 * x) }))
  const { design } = crossProductsOf(await sums('y ~ x + h + (1 | g)', weighted, { weights: { column: 'w' } }))
  expect(design.diagnostics.map(noteOf).join('\n\n')).toMatchInlineSnapshot(`
    "info: 1 row of 8 left out for missing values (first missing: y 1).

    info: 1 row left out because the weight w is zero.

    warning: h is determined by the columns before it and left out.
    Some combinations of levels do not occur, or one variable can be computed from others; what is left describes the same fit."
  `)
})
