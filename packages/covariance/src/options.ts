import { nearest, type OptionExpectation } from '@lmm/diagnostics'
import { say } from './say.ts'

/** Options as they stand in a formula. */
export type Options = Readonly<Record<string, number | boolean | string>>

/** Refuses options that a structure does not have. */
export function refuseOthers(structure: string, options: Options, known: readonly string[]): void {
  const option = Object.keys(options).find((name) => !known.includes(name))
  if (option !== undefined)
    throw say.error('covariance/unknown-option', { structure, option, nearest: nearest(option, known), known })
}

/** An option that is true or false; false unless given. */
export function flag(structure: string, options: Options, option: string): boolean {
  const value = options[option] ?? false
  if (typeof value !== 'boolean') throw wrong(structure, option, value, 'true or false')
  return value
}

/** An option that counts something; undefined unless given. */
export function count(structure: string, options: Options, option: string, least: number): number | undefined {
  const value = options[option]
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least)
    throw wrong(structure, option, value, 'a whole number')
  return value
}

/** The error of an option with a value it cannot have. */
export function wrong(
  structure: string,
  option: string,
  value: number | boolean | string,
  expected: OptionExpectation,
): Error {
  const found = typeof value === 'string' ? `"${value}"` : `${value}`
  return say.error('covariance/option-value', { structure, option, found, expected })
}
