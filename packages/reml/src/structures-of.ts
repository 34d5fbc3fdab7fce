import type { BoundCovariance } from '@lmm/covariance'
import type { FittedModel } from './fitted-model.ts'
import { termAxis } from './term-axis.ts'

/**
 * The structure of each random term of a fitted model, in the order of the formula, bound to its columns.
 *
 * @example
 * ```ts
 * import { structuresOf } from '@lmm/reml'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(structuresOf(model)[0]!.parameters.map(({ name }) => name))
 * ```
 * ```text
 * [ '(Intercept)', 'Days.(Intercept)', 'Days' ]
 * ```
 */
export function structuresOf({ random, terms, schema, registry }: FittedModel): BoundCovariance[] {
  const columns = random.map(({ terms: names }, k) => ({ term: terms.random[k]!, names }))
  return random.map(({ structure }, k) =>
    registry[structure]!(terms.random[k]!.options).bind(termAxis({ random: columns, schema }, k)),
  )
}
