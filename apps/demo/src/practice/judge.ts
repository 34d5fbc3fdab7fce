import type { Both } from '../both.ts'
import { fixed } from '../language/numbers.ts'
import type { ChoiceField, Field, NumberField, TextField } from './problem.ts'

/** Whether an answer is right, with a word on it. */
export interface Verdict {
  readonly right: boolean
  readonly say: readonly Both[]
}

/** The number in a text with a point or a comma, and any minus sign; null when it is none. */
export function numberIn(text: string): number | null {
  const plain = text.trim().replace(/[−–]/g, '-').replace(',', '.')
  const number = Number(plain)
  return plain === '' || !Number.isFinite(number) ? null : number
}

/** All numbers in sentences: a minus sign counts where no digit, letter or space with a number stands before it. */
export const numbersIn = (text: string): number[] =>
  [...text.replace(/[−]/g, '-').matchAll(/(?<![\d.])-?\d+(?:[.,]\d+)?/g)].map(([each]) =>
    Number(each.replace(',', '.')),
  )

/** Judges an answer by the truth that the library computed; null where nothing was answered. */
export function judge(field: Field, answer: string): Verdict | null {
  if (answer.trim() === '') return null
  switch (field.kind) {
    case 'number':
      return judgeNumber(field, answer)
    case 'choice':
      return judgeChoice(field, answer)
    case 'text':
      return judgeText(field, answer)
  }
}

const right: Both = { en: 'Right.', zh: '正确。' }

function judgeNumber({ truth, tolerance, decimals, mistakes }: NumberField, answer: string): Verdict {
  const number = numberIn(answer)
  if (number === null) return { right: false, say: [{ en: 'A number, please.', zh: '请填一个数。' }] }
  if (Math.abs(number - truth) <= tolerance) {
    const exact = fixed(truth, decimals)
    return { right: true, say: [{ en: `Right: ${exact} by the model.`, zh: `正确：模型给出 ${exact}。` }] }
  }
  const known = mistakes.find(({ value }) => Math.abs(number - value) <= tolerance)
  return { right: false, say: [known?.say ?? nearness(number, truth)] }
}

function nearness(number: number, truth: number): Both {
  if (number * truth < 0) return { en: 'Not yet: look at the sign.', zh: '还不对：请看符号。' }
  return Math.abs(number) > Math.abs(truth)
    ? { en: 'Not yet: that is too far from zero.', zh: '还不对：离零太远了。' }
    : { en: 'Not yet: that is too close to zero.', zh: '还不对：离零太近了。' }
}

function judgeChoice({ options }: ChoiceField, answer: string): Verdict {
  const chosen = options.find(({ name }) => name === answer)!
  return { right: chosen.right, say: chosen.right ? [right, chosen.say] : [chosen.say] }
}

function judgeText({ demands }: TextField, answer: string): Verdict {
  const unmet = demands.filter(({ met }) => !met(answer)).map(({ say }) => say)
  return unmet.length === 0
    ? { right: true, say: [{ en: 'Everything is there.', zh: '该有的都有了。' }] }
    : { right: false, say: unmet }
}
