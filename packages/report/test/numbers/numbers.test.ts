import { describe, expect, it } from 'vitest'
import { decimalsFor } from '../../src/numbers/decimals.ts'
import { formatBound, formatCorrelation, formatNumber } from '../../src/numbers/format.ts'

describe('an estimate is printed as far as its standard error knows it', () => {
  it.each([
    [251.405105, 6.824597, '251.4', '6.8'],
    [10.467286, 1.54579, '10.5', '1.5'],
    [0.001234567, 0.000234, '0.00123', '0.00023'],
    [0.5, 0.0996, '0.50', '0.10'],
    [123456.7, 2345, '123457', '2345'],
    [-0.00001, 0.5, '0.00', '0.50'],
    [1.23456e-12, 2.1e-13, '1.23e-12', '2.1e-13'],
    [1e-16, 2.1e-13, '0', '2.1e-13'],
    [6.02e23, 1e21, '6.020e+23', '1.0e+21'],
  ])('%d with standard error %d', (estimate, stdError, shown, shownError) => {
    const decimals = decimalsFor(stdError, 2, estimate)
    expect([formatNumber(estimate, decimals), formatNumber(stdError, decimals)]).toEqual([shown, shownError])
  })

  it('to six digits where there is no standard error', () => {
    expect(formatNumber(2.000003456, decimalsFor(null, 2, 2.000003456))).toBe('2.00000')
    expect(formatNumber(0, decimalsFor(0, 2, 0))).toBe('0')
  })

  it('and is empty where it does not exist', () => {
    expect(formatNumber(null, 2)).toBe('')
  })
})

describe('a correlation', () => {
  it.each([
    [0.0656, '0.07'],
    [-0.4, '-0.40'],
    [0.998, '0.998'],
    [-0.99996, '-0.99996'],
    [1, '1'],
    [-1, '-1'],
    [0.99999999, '1.00'],
    [null, ''],
  ])('%d is printed as %s', (value, shown) => {
    expect(formatCorrelation(value)).toBe(shown)
  })
})

describe('the bound of a small amount', () => {
  it.each([
    [0, '1e-12'],
    [3e-21, '1e-12'],
    [4e-9, '1e-8'],
    [0.5, '1'],
    [2, '1e+1'],
  ])('%d is below %s', (value, shown) => {
    expect(formatBound(value)).toBe(shown)
  })
})
