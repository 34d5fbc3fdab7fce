import { describe, expect, it } from 'vitest'
import { chiSquare, fisherF, normal, studentizedRange, studentT } from '../src/index.ts'

const INFINITE = Number.POSITIVE_INFINITY

describe('the ends of the line', () => {
  it.each([
    ['normal', normal, -INFINITE],
    ['t', studentT(2.5), -INFINITE],
    ['t with tiny df', studentT(0.001), -INFINITE],
    ['chi-square', chiSquare(3), 0],
    ['F', fisherF(3, 4), 0],
    ['F with infinite df1', fisherF(INFINITE, 4), 0],
    ['F with infinite df2', fisherF(3, INFINITE), 0],
  ])('%s has all of its probability between them', (_name, d, start) => {
    expect([d.cdf(start), d.upper(start), d.logCdf(start), d.density(start)]).toEqual([0, 1, -INFINITE, 0])
    expect([d.cdf(INFINITE), d.upper(INFINITE), d.logUpper(INFINITE), d.density(INFINITE)]).toEqual([
      1,
      0,
      -INFINITE,
      0,
    ])
  })

  it('the density at 0 is what it tends to', () => {
    expect(chiSquare(1).density(0)).toBe(INFINITE)
    expect(chiSquare(2).density(0)).toBeCloseTo(0.5, 15)
    expect(fisherF(2, 5).density(0)).toBeCloseTo(1, 14)
    expect(fisherF(2, INFINITE).density(0)).toBeCloseTo(1, 14)
  })

  it('the studentized range starts at 0', () => {
    const range = studentizedRange(3, 10)
    expect([range.cdf(-1), range.upper(0), range.cdf(INFINITE), range.upper(INFINITE)]).toEqual([0, 1, 1, 0])
  })
})

describe('arguments outside of the domain', () => {
  it('are refused in words', () => {
    expect(() => studentT(0)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: studentT: degrees of freedom must be above 0 (Infinity is allowed); it is 0.]`,
    )
    expect(() => studentT(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: studentT: degrees of freedom must be above 0 (Infinity is allowed); it is NaN.]`,
    )
    expect(() => studentT(3).cdf(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: studentT: the argument must be a number; it is NaN.]`,
    )
    expect(() => studentT(3).quantile(1.2)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: studentT: a probability must lie between 0 and 1; it is 1.2.]`,
    )
    expect(() => normal.upper(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: normal: the argument must be a number; it is NaN.]`,
    )
    expect(() => fisherF(-1, 3)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: fisherF: degrees of freedom must be above 0 (Infinity is allowed); it is -1.]`,
    )
    expect(() => fisherF(INFINITE, INFINITE)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: fisherF: only one of the degrees of freedom may be Infinity.]`,
    )
    expect(() => chiSquare(INFINITE)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: chiSquare: degrees of freedom must be a finite number above 0; it is Infinity.]`,
    )
    expect(() => studentizedRange(1, 10)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: studentizedRange: the number of groups must be a whole number from 2 on; it is 1.]`,
    )
    expect(() => studentizedRange(2.5, 10)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: studentizedRange: the number of groups must be a whole number from 2 on; it is 2.5.]`,
    )
    expect(() => studentizedRange(3, -2)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: studentizedRange: degrees of freedom must be above 0 (Infinity is allowed); it is -2.]`,
    )
  })
})
