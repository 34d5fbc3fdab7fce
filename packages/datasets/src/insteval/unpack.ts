import { digits } from './digits.ts'

/** Digits of a text, one a character. */
export function unpackDigits(text: string): Uint8Array {
  const valueAt = new Uint8Array(128)
  for (let value = 0; value < digits.length; value++) valueAt[digits.charCodeAt(value)] = value
  return Uint8Array.from(text, (character) => valueAt[character.charCodeAt(0)]!)
}

/** Natural numbers written in base 32, lowest digit first, 32 added to every digit but the last. */
export function unpackNumbers(text: string): number[] {
  const numbers: number[] = []
  let value = 0
  let unit = 1
  for (const digit of unpackDigits(text)) {
    value += (digit % 32) * unit
    unit *= 32
    if (digit < 32) {
      numbers.push(value)
      value = 0
      unit = 1
    }
  }
  return numbers
}

/** Running sums. */
export function sums(steps: readonly number[]): number[] {
  let sum = 0
  return steps.map((step) => {
    sum += step
    return sum
  })
}
