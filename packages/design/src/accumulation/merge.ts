import { say } from '../say.ts'
import type { AccumulatedProducts } from './accumulated-products.ts'
import { Accumulator } from './accumulator.ts'

/**
 * Sums of several parts of the data as one: levels are joined by name, centres are moved to those of the first part.
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
export function merge(first: AccumulatedProducts, ...others: readonly AccumulatedProducts[]): AccumulatedProducts {
  // docs/mathematics/products-in-parts.md (2)
  const sums = Accumulator.from(first)
  others.forEach((other, index) => {
    refuseOtherModel(first, other, index + 1)
    sums.absorb(other)
  })
  return sums.products()
}

function refuseOtherModel(first: AccumulatedProducts, other: AccumulatedProducts, part: number): void {
  const refuse = (what: 'formula' | 'weights' | 'offset' | 'coding', found: string, expected: string): never => {
    throw say.error('design/merge', { part, what, found, expected })
  }
  if (first.terms.formula !== other.terms.formula) refuse('formula', other.terms.formula, first.terms.formula)
  const weights = ({ weights: { kind, column } }: AccumulatedProducts): string => (kind ? `${kind} ${column}` : 'none')
  if (weights(first) !== weights(other)) refuse('weights', weights(other), weights(first))
  const offset = ({ asked }: AccumulatedProducts): string => asked.offset ?? 'none'
  if (offset(first) !== offset(other)) refuse('offset', offset(other), offset(first))
  first.schema.variables.forEach((variable, index) => {
    const theirs = other.schema.variables[index]
    if (JSON.stringify(variable) !== JSON.stringify(theirs))
      refuse('coding', theirs?.label ?? variable.label, variable.label)
  })
}
