import type { BoundCovariance } from '@lmm/covariance'
import type { FittedModel } from './fitted-model.ts'
import { termAxis } from './term-axis.ts'

/** The structure of each random term of a fitted model, in the order of the formula, bound to its columns. */
export function structuresOf({ random, terms, schema, registry }: FittedModel): BoundCovariance[] {
  const columns = random.map(({ terms: names }, k) => ({ term: terms.random[k]!, names }))
  return random.map(({ structure }, k) =>
    registry[structure]!(terms.random[k]!.options).bind(termAxis({ random: columns, schema }, k)),
  )
}
