import { describe, expect, test } from 'vitest'
import { decimalsFor, fixed, signed } from '../../src/language/numbers.ts'

describe('numbers as text', () => {
  test.each([
    [1.005, 1, '1.0', '+1.0'],
    [-8.624, 2, '−8.62', '−8.62'],
    [-0.001, 2, '0.00', '0.00'],
    [0, 1, '0.0', '0.0'],
  ])('%d with %d decimals is %s, with a sign %s', (value, decimals, plain, withSign) => {
    expect(fixed(value, decimals)).toBe(plain)
    expect(signed(value, decimals)).toBe(withSign)
  })

  test.each([
    [[6.82, 1.55], 2],
    [[25.6], 1],
    [[1500], 0],
    [[0.0311, 0.1358], 4],
    [[0, 12], 1],
    [[], 2],
  ])('uncertainties of %j are shown to three digits with %d decimals', (uncertainties, decimals) => {
    expect(decimalsFor(uncertainties)).toBe(decimals)
  })
})
