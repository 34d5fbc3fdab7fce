import { describe, expect, it } from 'vitest'
import {
  besselK,
  erf,
  erfc,
  gamma,
  logBesselK,
  logBeta,
  logGamma,
  regularizedBeta,
  regularizedGamma,
} from '../../src/index.ts'
import { table } from '../table/read.ts'
import { Worst } from '../table/worst.ts'

const functions: Record<string, (...x: number[]) => number> = {
  logGamma: (x) => logGamma(x!),
  gamma: (x) => gamma(x!),
  erf: (x) => erf(x!),
  erfc: (x) => erfc(x!),
  logBeta: (a, b) => logBeta(a!, b!),
  logBesselK: (nu, x) => logBesselK(nu!, x!),
}

describe('special functions', () => {
  it('agree with mpmath at 50 digits to 1e-13', () => {
    const worst = new Worst()
    for (const row of table<[string, ...number[]]>('special')) {
      const [name, ...numbers] = row
      const want = numbers.at(-1)!
      worst.relative(row, functions[name]!(...numbers.slice(0, -1)), want)
    }
    expect(worst.count).toBeGreaterThan(140)
    expect(worst.above(1e-13)).toEqual([])
  })

  it('K of half-integer order has its closed form', () => {
    for (const x of [0.01, 0.5, 3, 40]) {
      const half = Math.sqrt(Math.PI / (2 * x)) * Math.exp(-x)
      expect(besselK(0.5, x) / half).toBeCloseTo(1, 13)
      expect(besselK(-1.5, x) / (half * (1 + 1 / x))).toBeCloseTo(1, 13)
    }
  })

  it('take their limits', () => {
    expect(erfc(30)).toBe(0)
    expect(erf(Number.POSITIVE_INFINITY)).toBe(1)
    expect(erf(Number.NEGATIVE_INFINITY)).toBe(-1)
    expect(gamma(172)).toBe(Number.POSITIVE_INFINITY)
    expect(regularizedGamma(2, 0)).toMatchObject({ lower: 0, upper: 1 })
    expect(regularizedGamma(2, Number.POSITIVE_INFINITY)).toMatchObject({ lower: 1, upper: 0 })
    expect(regularizedBeta(0, 2, 3)).toMatchObject({ lower: 0, upper: 1 })
    expect(regularizedBeta(1, 2, 3)).toMatchObject({ lower: 1, upper: 0 })
  })

  it('refuse what they are not defined for', () => {
    expect(() => gamma(0)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: gamma: x must be a finite number above 0; it is 0.]`,
    )
    expect(() => logGamma(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: logGamma: x must be a finite number above 0; it is NaN.]`,
    )
    expect(() => erfc(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: erfc: the argument must be a number; it is NaN.]`,
    )
    expect(() => besselK(1, 0)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: besselK: x must be a finite number above 0; it is 0.]`,
    )
    expect(() => besselK(Number.POSITIVE_INFINITY, 1)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: besselK: the order must be finite; it is Infinity.]`,
    )
    expect(() => regularizedBeta(1.5, 2, 3)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: regularizedBeta: x must lie between 0 and 1; it is 1.5.]`,
    )
    expect(() => regularizedGamma(2, -1)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: regularizedGamma: x must not be below 0; it is -1.]`,
    )
  })
})
