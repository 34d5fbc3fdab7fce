import type { ArgumentForm, CallCodes } from './codes/calls.ts'
import type { LmmError } from './error.ts'
import { callsEnglish } from './messages/en/calls.ts'
import { nearest } from './nearest.ts'
import { type Speaker, speaker } from './speaker.ts'

const say: Speaker<CallCodes> = /* @__PURE__ */ speaker<CallCodes>(callsEnglish)

/** The names of all options of a call: the type makes a missing or a wrong name a compile error. */
export type OptionNames<Options> = { readonly [Name in keyof Required<Options>]: true }

/**
 * Throws where the options of a call are no object, or one of them has a name that the call does not know: what is misspelt would be
 * left out in silence.
 *
 * @param call - as a user writes it: `residuals()`.
 * @throws LmmError `call/options`, `call/unknown-option`.
 * @example
 * ```ts
 * import { checkOptions } from '@lmm/diagnostics'
 * try {
 *   checkOptions<{ level?: number }>('interval()', JSON.parse('{ "levle": 0.9 }'), { level: true })
 * } catch (error) {
 *   console.log((error as Error).message)
 * }
 * ```
 * ```text
 * interval() has no option `levle`.
 * Did you mean `level`? It takes `level`.
 * ```
 */
export function checkOptions<Options extends object>(
  call: string,
  options: Options,
  names: OptionNames<Options>,
): void {
  const known = Object.keys(names)
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw say.error('call/options', { call, found: found(options), known })
  for (const option of Object.keys(options))
    if (!Object.hasOwn(names, option))
      throw say.error('call/unknown-option', { call, option, nearest: nearest(option, known), known })
}

/**
 * The error of a call whose first argument is no fitted model.
 *
 * @param call - as a user writes it: `anova()`.
 */
export const noModel = (call: string, value: unknown): LmmError =>
  say.error('call/no-model', { call, found: found(value) })

/**
 * The error of an argument of another form than the call takes.
 *
 * @param call - as a user writes it: `anova()`.
 * @param argument - its name there.
 */
export const wrongArgument = (call: string, argument: string, value: unknown, expected: ArgumentForm): LmmError =>
  say.error('call/argument', { call, argument, found: found(value), expected })

/** A value in few letters. */
function found(value: unknown): string {
  if (typeof value === 'string') return `'${shortened(value)}'`
  if (Array.isArray(value)) return '[ ... ]'
  if (typeof value === 'object' && value !== null) return shortened(`{ ${Object.keys(value).join(', ')} }`)
  return typeof value === 'function' ? `function ${value.name}` : String(value)
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text)
