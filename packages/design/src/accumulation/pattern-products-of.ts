import { buildDesign } from '../build-design.ts'
import type { Design } from '../design.ts'
import type { UserFunctions } from '../expressions/user-function.ts'
import type { SchemaOptions } from '../frame/schema-options.ts'
import { inferSchema } from '../infer-schema.ts'
import {
  type PatternProducts,
  type PatternProductsOptions,
  patternProducts,
} from '../pattern-products/pattern-products.ts'
import {
  type ResidualDesign,
  type ResidualSpecifications,
  residualColumns,
  residualDesign,
} from '../pattern-products/residual-design.ts'
import type { AccumulatedRows } from './accumulated-rows.ts'

/** What a marginal model needs of rows that were accumulated. */
export interface PatternDesign {
  readonly design: Design
  readonly residual: ResidualDesign
  readonly products: PatternProducts
}

/** Options of `patternProductsOf`. */
export interface PatternProductsOfOptions extends PatternProductsOptions {
  /** The caller's own functions, by the name that the formula calls. */
  readonly functions?: UserFunctions
}

/**
 * The products by pattern of rows that were accumulated, as `patternProducts` makes them of the rows of one table.
 *
 * @throws LmmError as `inferSchema`, `buildDesign` and `residualDesign` do.
 * @example
 * ```ts
 * import { accumulate, patternProductsOf } from '@lmm/design'
 * import { expand, parse, parseCovariance } from '@lmm/formula'
 * const columns = ['y', 'visit', 'id']
 * const terms = expand(parse('y ~ visit'), { columns })
 * const residual = { covariance: parseCovariance('ar1(visit | id)', { columns }), variance: null }
 * const batches = [
 *   { y: [3, 1, 4, 2], visit: [0, 1, 0, 1], id: ['a', 'a', 'b', 'c'] },
 *   { y: [2, 5, 4], visit: [1, 0, 0], id: ['b', 'c', 'd'] },
 * ]
 * const { products } = patternProductsOf(await accumulate(terms, null, batches, { residual }))
 * console.log(products.n, products.patterns.map(({ size, clusters }) => `${clusters} of ${size} visits`))
 * ```
 * ```text
 * 7 [ '3 of 2 visits', '1 of 1 visits' ]
 * ```
 */
export function patternProductsOf(
  { terms, asked, residual, weights, table }: AccumulatedRows,
  { functions, ...rest }: PatternProductsOfOptions = {},
): PatternDesign {
  const { kind, column } = weights
  const options: SchemaOptions = {
    ...asked,
    complete: [...(asked.complete ?? []), ...residualColumns(residual)],
    ...(kind !== null && column !== null && { weights: { column, kind } }),
    ...(functions && { functions }),
  }
  const schema = inferSchema(terms, table, options)
  const design = buildDesign(terms, schema, table, { ...options, independentResiduals: false })
  const own = residualDesign(residual, design, options)
  return { design, residual: own, products: patternProducts(design, own, rest) }
}

/** Covariance and variance function of residuals, as they were written. */
export function residualTexts({ covariance, variance }: ResidualSpecifications): string[] {
  return [...(covariance ? [covariance.text] : []), ...(variance ? [variance.text] : [])]
}
