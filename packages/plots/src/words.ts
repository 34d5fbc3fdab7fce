import { type FigureCodes, figuresEnglish } from '@lmm/diagnostics'
import type { FigureOptions } from './options.ts'

/** Says the words of a figure: `say('figure/iteration', {})`. */
export type Words = <Code extends keyof FigureCodes & string>(code: Code, data: FigureCodes[Code]) => string

/** The words of the language that is asked for; a code that its `messages` lack is said in English. */
export function wordsOf({ messages = {} }: Pick<FigureOptions, 'messages'>): Words {
  return (code, data) => {
    const word = messages[code]
    return word ? word.message(data as never) : figuresEnglish[code].message(data)
  }
}
