import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberOf, plainNumber } from '../../src/csv/number.ts'

const point = '.'.charCodeAt(0)
const plain = (text: string): number => plainNumber(text, point)

test('plain numbers are what JavaScript says, to the last bit', () => {
  const digits = fc.integer({ min: 0, max: 999_999_999_999_999 })
  fc.assert(
    fc.property(digits, fc.integer({ min: 0, max: 15 }), fc.boolean(), (value, decimals, negative) => {
      const padded = String(value).padStart(decimals + 1, '0')
      const cut = padded.length - decimals
      const text = `${negative ? '-' : ''}${padded.slice(0, cut)}${decimals > 0 ? `.${padded.slice(cut)}` : ''}`
      const found = plain(text)
      return Object.is(found, Number(text)) || (padded.length > 15 && Number.isNaN(found))
    }),
    { numRuns: 2000 },
  )
})

test.each(['', '-', '.', '-.', '1e5', '+1', ' 1', '1 ', '1.2.3', '1-', '--1', '0x1', 'a', '1234567890123456'])(
  '%j is left to the general way',
  (text) => {
    expect(plain(text)).toBeNaN()
  },
)

test('any number written by JavaScript is read back', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => Object.is(numberOf(String(value), '.'), value + 0)),
    { numRuns: 2000 },
  )
})

test.each([
  ['1,5', ',', 1.5],
  ['-,5e2', ',', -50],
  ['1.5', ',', undefined],
  ['1,2,3', ',', undefined],
  ['1,5', '.', undefined],
  ['1_000', '.', undefined],
  ['1e', '.', undefined],
  ['', '.', undefined],
] as const)('%j with the decimal mark %j is %s', (text, decimal, expected) => {
  expect(numberOf(text, decimal)).toBe(expected)
})
