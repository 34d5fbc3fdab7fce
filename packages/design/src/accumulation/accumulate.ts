import type { ModelTerms } from '@lmm/formula'
import type { Schema } from '../schema.ts'
import type { TableInput } from '../tables/table-input.ts'
import { tableOf } from '../tables/table-of.ts'
import type { AccumulatedProducts } from './accumulated-products.ts'
import { type AccumulateOptions, Accumulator } from './accumulator.ts'
import { inBatch } from './in-batch.ts'

/** Tables one after another, of the same columns: an array, a generator, a reader of files. */
export type Batches = AsyncIterable<TableInput> | Iterable<TableInput>

/**
 * Sums the rows of tables in one pass: each is dropped when the next one comes, and what is kept for a model of one grouping factor grows
 * with its levels alone. Levels of grouping factors that the schema does not know are added. `crossProductsOf` makes of the sums what a
 * fit needs; `merge` joins sums of parts.
 *
 * @param schema - of `inferSchemaOf` over the same tables, or of `inferSchema` over some rows that hold all levels of the factors of X.
 * @throws LmmError as `buildDesign` does; rows are counted over all tables.
 * @example
 * ```ts
 * import { accumulate, crossProductsOf, inferSchemaOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 *
 * const batches = [
 *   { y: [3, 1, 4], week: [0, 1, 2], id: ['b', 'b', 'a'] },
 *   { y: [2, null, 5, 4], week: [5, 6, 0, 1], id: ['a', 'a', 'c', 'c'] },
 * ]
 * const terms = expand(parse('y ~ week + (1 | id)'), { columns: ['y', 'week', 'id'] })
 * const schema = await inferSchemaOf(terms, batches)
 * const { design, products } = crossProductsOf(await accumulate(terms, schema, batches))
 * console.log(design.random[0].levels, products.n, design.diagnostics[0].message)
 * ```
 * ```text
 * [ 'a', 'b', 'c' ] 6 1 row of 7 left out for missing values (first missing: y 1).
 * ```
 */
export async function accumulate(
  terms: ModelTerms,
  schema: Schema,
  batches: Batches,
  options: AccumulateOptions = {},
): Promise<AccumulatedProducts> {
  const sums = new Accumulator(terms, schema, options)
  let row = 0
  for await (const batch of batches) {
    row += inBatch(row, () => {
      const table = tableOf(batch)
      sums.add(table)
      return table.rowCount
    })
  }
  return sums.products()
}
