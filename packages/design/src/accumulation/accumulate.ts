import type { ModelTerms } from '@lmm/formula'
import type { Schema } from '../schema.ts'
import { tableOf } from '../tables/table-of.ts'
import { accumulateRows } from './accumulate-rows.ts'
import type { AccumulatedProducts, AccumulatedSums } from './accumulated-products.ts'
import type { AccumulatedRows } from './accumulated-rows.ts'
import { type AccumulateOptions, type AccumulateRowsOptions, Accumulator } from './accumulator.ts'
import type { Batches } from './batches.ts'
import { inBatch } from './in-batch.ts'

/**
 * Sums the rows of tables in one pass: each is dropped when the next one comes, and what is kept for a model of one grouping factor grows
 * with its levels alone. Levels of grouping factors that the schema does not know are added. `crossProductsOf` makes of the sums what a
 * fit needs; `merge` joins sums of parts.
 *
 * With `residual`, the covariance or variance function of the residuals, the columns that are read are kept until all rows are
 * there: `patternProductsOf` makes of them what a fit needs, and a schema need not be given.
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
  schema: Schema | null,
  batches: Batches,
  options: AccumulateRowsOptions,
): Promise<AccumulatedRows>
export async function accumulate(
  terms: ModelTerms,
  schema: Schema,
  batches: Batches,
  options?: AccumulateOptions,
): Promise<AccumulatedSums>
export async function accumulate(
  terms: ModelTerms,
  schema: Schema | null,
  batches: Batches,
  options: AccumulateOptions | AccumulateRowsOptions = {},
): Promise<AccumulatedProducts> {
  if ('residual' in options) return accumulateRows(terms, schema, batches, options)
  if (!schema) throw new TypeError('accumulate needs a schema where there is no residual structure')
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
