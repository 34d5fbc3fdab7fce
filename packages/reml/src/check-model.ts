import { checkOptions, noModel, type OptionNames } from '@lmm/diagnostics'
import type { FittedModel } from './fitted-model.ts'

/**
 * Throws where what a call was given first is no fitted model.
 *
 * @param call - as a user writes it: `anova()`.
 * @throws LmmError `call/no-model`.
 */
export function checkModel(call: string, model: FittedModel): void {
  if (typeof model !== 'object' || model === null || !('specification' in model)) throw noModel(call, model)
}

/**
 * Throws where a call was given no fitted model, or options that it does not know.
 *
 * @throws LmmError `call/no-model`, `call/options`, `call/unknown-option`.
 */
export function checkCall<Options extends object>(
  call: string,
  model: FittedModel,
  options: Options,
  names: OptionNames<Options>,
): void {
  checkModel(call, model)
  checkOptions(call, options, names)
}
