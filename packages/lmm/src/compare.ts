import type { ModelComparison, RandomTermTest, Refit, SimulationOptions } from '@lmm/inference'
import * as inference from '@lmm/inference'
import type { FittedModel } from '@lmm/reml'
import { update } from './update.ts'

const refit: Refit = (model, { formula = '. ~ .', criterion }) =>
  update(model, formula, { ...(criterion && { criterion }) })

/**
 * Likelihood-ratio tests of models in the order given, each against the one before. Models fitted by REML are fitted again by ML,
 * unless `refit` is false.
 */
export function compareModels(
  models: readonly FittedModel[],
  options: { readonly refit?: false; readonly simulate?: SimulationOptions } = {},
): ModelComparison[] {
  return inference.compareModels(models, { ...options, refit: options.refit ?? refit })
}

/** Likelihood-ratio tests of each random term: the model against the one without it, with the criterion of its fit. */
export function randomTests(
  model: FittedModel,
  options: { readonly simulate?: SimulationOptions } = {},
): RandomTermTest[] {
  return inference.randomTests(model, { ...options, refit })
}
