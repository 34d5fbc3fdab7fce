import { checkOptions, noModel, type OptionNames } from '@lmm/diagnostics'
import type { FittedModel } from './fitted-model.ts'

/**
 * Throws where what a call was given first is no fitted model.
 *
 * @param call - as a user writes it: `anova()`.
 * @throws LmmError `call/no-model`.
 * @example
 * ```ts
 * import { checkModel } from '@lmm/reml'
 * try {
 *   checkModel('anova()', JSON.parse('5'))
 * } catch (error) {
 *   console.log((error as Error).message)
 * }
 * ```
 * ```text
 * anova() needs a fitted model, and its first argument is 5.
 * Pass what lmm() returns, or restore() from a saved model.
 * ```
 */
export function checkModel(call: string, model: FittedModel): void {
  if (typeof model !== 'object' || model === null || !('specification' in model)) throw noModel(call, model)
}

/**
 * Throws where a call was given no fitted model, or options that it does not know.
 *
 * @param names - of all options that the call takes.
 * @throws LmmError `call/no-model`, `call/options`, `call/unknown-option`.
 * @example
 * ```ts
 * import { checkCall } from '@lmm/reml'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * try {
 *   checkCall<{ level?: number }>('anova()', model, JSON.parse('{ "levle": 0.9 }'), { level: true })
 * } catch (error) {
 *   console.log((error as Error).message)
 * }
 * ```
 * ```text
 * anova() has no option `levle`.
 * Did you mean `level`? It takes `level`.
 * ```
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
