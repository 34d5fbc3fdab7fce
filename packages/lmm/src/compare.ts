import { checkOptions, wrongArgument } from '@lmm/diagnostics'
import type { ModelComparison, RandomTermTest, Refit, SimulationOptions } from '@lmm/inference'
import * as inference from '@lmm/inference'
import { checkCall, checkModel, type FittedModel } from '@lmm/reml'
import { update } from './update.ts'

const refit: Refit = (model, { formula = '. ~ .', criterion }) =>
  update(model, formula, { ...(criterion && { criterion }) })

/**
 * Likelihood-ratio tests of models in the order given, each against the one before. Models fitted by REML are fitted again by ML,
 * unless `refit` is false.
 *
 * @example
 * ```ts
 * import { compareModels, lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const without = lmm('Reaction ~ 1 + (Days | Subject)', sleepstudy)
 * const [, row] = compareModels([without, lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)])
 * console.log(row!.chisq!.toFixed(2), row!.df, row!.pValue!.toExponential(2))
 * ```
 * ```text
 * 23.54 1 1.23e-6
 * ```
 */
export function compareModels(
  models: readonly FittedModel[],
  options: { readonly refit?: false; readonly simulate?: SimulationOptions } = {},
): ModelComparison[] {
  if (!Array.isArray(models)) throw wrongArgument('compareModels()', 'models', models, 'models')
  for (const model of models) checkModel('compareModels()', model)
  checkOptions('compareModels()', options, { refit: true, simulate: true })
  return inference.compareModels(models, { ...options, refit: options.refit ?? refit })
}

/**
 * Likelihood-ratio tests of each random term: the model against the one without it, with the criterion of its fit.
 *
 * @example
 * ```ts
 * import { lmm, randomTests } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * for (const { term, chisq, pValue } of randomTests(model)) console.log(term, chisq!.toFixed(2), pValue!.toExponential(2))
 * ```
 * ```text
 * (1 + Days | Subject) 150.04 2.59e-32
 * ```
 */
export function randomTests(
  model: FittedModel,
  options: { readonly simulate?: SimulationOptions } = {},
): RandomTermTest[] {
  checkCall('randomTests()', model, options, { simulate: true })
  return inference.randomTests(model, { ...options, refit })
}
