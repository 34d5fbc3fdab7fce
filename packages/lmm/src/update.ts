import { format, parse, updateFormula } from '@lmm/formula'
import { checkCall, type FittedModel, say } from '@lmm/reml'
import { lmm } from './lmm.ts'
import { type LmmData, type LmmOptions, lmmOptions } from './options.ts'
import { refitProducts } from './products.ts'

/** What to change: other data, or any option of `lmm`. */
export interface UpdateOptions extends LmmOptions {
  readonly data?: LmmData
}

/** Whether an option is one of the fit, so that products are enough for it. */
const isOfFit = (option: string): boolean =>
  ['criterion', 'optimizer', 'start', 'maxIterations', 'onIteration'].includes(option)

/**
 * Fits a model again with something changed: the formula, where `.` stands for what was there, the data, the criterion or any
 * other option. Everything else stays as it was asked for.
 *
 * A model that was fitted to products can be fitted again to them by another criterion.
 *
 * @throws LmmError `reml/no-table` when the model does not hold its data and none are passed.
 * @example
 * ```ts
 * import { lmm, update } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(`${update(model, '. ~ . - (Days | Subject) + (1 | Subject)', { criterion: 'ML' })}`)
 * ```
 * ```text
 * Reaction ~ Days + (1 | Subject) by ML: 180 rows, 18 Subject
 * ```
 */
export function update(model: FittedModel, change: string | UpdateOptions, options: UpdateOptions = {}): FittedModel {
  if (typeof change !== 'string') return update(model, '. ~ .', change)
  checkCall('update()', model, options, { ...lmmOptions, data: true })
  const { formula, weights, offset, ...asked } = model.specification
  const { data = model.rows?.table, ...changed } = options
  const changedFormula = format(updateFormula(parse(formula), change))
  if (!data) {
    const same = changedFormula === format(updateFormula(parse(formula), '. ~ .'))
    const again = same && Object.keys(changed).every(isOfFit) ? refitProducts(model, changed) : null
    if (!again) throw say.error('reml/no-table', {})
    return again
  }
  return lmm(changedFormula, data, {
    ...asked,
    ...(weights && { weights }),
    ...(offset !== null && { offset }),
    structures: model.registry,
    functions: model.functions,
    variances: model.variances,
    relationship: model.relationships,
    ...changed,
  })
}
