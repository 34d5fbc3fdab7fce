import { type DesignCodes, wrongArgument } from '@lmm/diagnostics'
import { say } from '../say.ts'
import { appendTables } from '../tables/append-tables.ts'
import type { AccumulatedProducts, AccumulatedSums } from './accumulated-products.ts'
import type { AccumulatedRows } from './accumulated-rows.ts'
import { Accumulator } from './accumulator.ts'
import { residualTexts } from './pattern-products-of.ts'

/**
 * Sums of several parts of the data as one: levels are joined by name, centres are moved to those of the first part. The rows of one
 * group may stand in several parts.
 *
 * @throws LmmError when the parts are not of one model: another formula, other weights, or factors of X coded or levelled in another way.
 * @example
 * ```ts
 * import { accumulate, inferSchemaOf, merge } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 *
 * const north = { y: [3, 1, 4], week: [0, 1, 2], id: ['b', 'b', 'a'] }
 * const south = { y: [2, 5, 4], week: [5, 0, 1], id: ['a', 'c', 'c'] }
 * const terms = expand(parse('y ~ week + (1 | id)'), { columns: ['y', 'week', 'id'] })
 * const schema = await inferSchemaOf(terms, [north, south])
 * const first = await accumulate(terms, schema, [north])
 * console.log(merge(first, await accumulate(terms, schema, [south])).n)
 * ```
 * ```text
 * 6
 * ```
 */
export function merge<Products extends AccumulatedProducts>(first: Products, ...others: readonly Products[]): Products
export function merge(first: AccumulatedProducts, ...others: readonly AccumulatedProducts[]): AccumulatedProducts {
  for (const part of [first, ...others]) if (!part?.form) throw wrongArgument('merge()', 'products', part, 'products')
  others.forEach((other, index) => {
    refuseOtherModel(first, other, index + 1)
  })
  return first.form === 'rows'
    ? mergedRows(
        first,
        others.filter((other) => other.form === 'rows'),
      )
    : mergedSums(
        first,
        others.filter((other) => other.form === 'sums'),
      )
}

function mergedSums(first: AccumulatedSums, others: readonly AccumulatedSums[]): AccumulatedSums {
  const sums = Accumulator.from(first)
  for (const other of others) sums.absorb(other)
  return sums.products()
}

function mergedRows(first: AccumulatedRows, others: readonly AccumulatedRows[]): AccumulatedRows {
  const tables = [first, ...others].map(({ table }) => table)
  return { ...first, table: appendTables(tables, first.table.columns.keys()) }
}

function refuseOtherModel(first: AccumulatedProducts, other: AccumulatedProducts, part: number): void {
  const refuse = (what: DesignCodes['design/merge']['what'], found: string, expected: string): never => {
    throw say.error('design/merge', { part, what, found, expected })
  }
  if (first.terms.formula !== other.terms.formula) refuse('formula', other.terms.formula, first.terms.formula)
  const residual = (own: AccumulatedProducts): string =>
    own.form === 'rows' ? residualTexts(own.residual).join(', ') : 'none'
  if (residual(first) !== residual(other)) refuse('residual', residual(other), residual(first))
  const weights = ({ weights: { kind, column } }: AccumulatedProducts): string => (kind ? `${kind} ${column}` : 'none')
  if (weights(first) !== weights(other)) refuse('weights', weights(other), weights(first))
  const offset = ({ asked }: AccumulatedProducts): string => asked.offset ?? 'none'
  if (offset(first) !== offset(other)) refuse('offset', offset(other), offset(first))
  // of rows the whole is read anew
  if (first.form === 'rows') return
  first.schema.variables.forEach((variable, index) => {
    const theirs = other.schema.variables[index]
    if (JSON.stringify(variable) !== JSON.stringify(theirs))
      refuse('coding', theirs?.label ?? variable.label, variable.label)
  })
}
