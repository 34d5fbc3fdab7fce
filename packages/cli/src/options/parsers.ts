import { say } from '../say.ts'

type Parser<T> = (text: string, previous: T) => T

/** A parser of one of several words. */
export const oneOf =
  <T extends string>(option: string, choices: readonly T[]) =>
  (value: string): T => {
    const choice = choices.find((candidate) => candidate === value)
    if (choice === undefined) throw say.error('cli/invalid-value', { option, value, expected: choices })
    return choice
  }

/** One of several words for all, or `KEY=WORD` for one of them, repeatable: gathered by key, the empty key for all. */
export const oneOfEach =
  <T extends string>(
    option: string,
    pattern: string,
    choices: readonly T[],
  ): Parser<ReadonlyMap<string, T> | undefined> =>
  (text, previous = new Map()) => {
    const at = text.lastIndexOf('=')
    const key = at < 0 ? '' : text.slice(0, at)
    const choice = choices.find((candidate) => candidate === text.slice(at + 1))
    if (choice === undefined || at === 0)
      throw say.error('cli/invalid-value', { option, value: text, expected: [...choices, pattern] })
    if (previous.has(key)) throw say.error('cli/repeated-value', { option, key: key || choice })
    return new Map([...previous, [key, choice]])
  }

/** Any texts, gathered in an array. */
export const repeated: Parser<readonly string[] | undefined> = (text, previous = []) => [...previous, text]

/** A probability strictly between 0 and 1. */
export const probability =
  (option: string) =>
  (value: string): number => {
    const number = Number(value)
    if (!(value.trim() !== '' && number > 0 && number < 1))
      throw say.error('cli/invalid-value', { option, value, expected: ['0 < P < 1'] })
    return number
  }

/** A whole number between two others. */
export const integer =
  (option: string, least: number, most: number) =>
  (value: string): number => {
    const number = Number(value)
    if (!(value.trim() !== '' && Number.isInteger(number) && number >= least && number <= most))
      throw say.error('cli/invalid-value', { option, value, expected: [`${least}, ..., ${most}`] })
    return number
  }

/** Repeated `KEY=VALUE`, gathered in a Map. */
export const pairs =
  (option: string, pattern: string, choices?: readonly string[]): Parser<ReadonlyMap<string, string> | undefined> =>
  (text, previous = new Map()) => {
    const at = text.lastIndexOf('=')
    const [key, value] = [text.slice(0, at), text.slice(at + 1)]
    if (at < 1 || value === '') throw say.error('cli/invalid-value', { option, value: text, expected: [pattern] })
    if (choices && !choices.includes(value))
      throw say.error('cli/invalid-value', { option, value: text, expected: choices.map((c) => `${key}=${c}`) })
    if (previous.has(key)) throw say.error('cli/repeated-value', { option, key })
    return new Map([...previous, [key, value]])
  }
