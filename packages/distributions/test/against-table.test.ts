import { describe, expect, it } from 'vitest'
import { chiSquare, normal, regularizedBeta, regularizedGamma, studentizedRange, studentT } from '../src/index.ts'
import { orInfinity, table } from './table/read.ts'
import { Worst } from './table/worst.ts'

// The tables are made by table/make.py and table/make_range.py with mpmath at 50 digits.
const BOUND = 1e-12

describe('against mpmath at 50 digits', () => {
  it('the normal distribution agrees to 1e-12 in both tails', () => {
    const worst = new Worst()
    for (const row of table<[number, number, number, number, number]>('normal')) {
      const [x, upper, logUpper, logLower, density] = row
      if (upper > 1e-300) worst.relative(row, normal.upper(x), upper)
      if (upper > 1e-300) worst.relative(row, normal.cdf(-x), upper)
      worst.ofLog(row, normal.logUpper(x), logUpper)
      worst.ofLog(row, normal.logCdf(x), logLower)
      worst.relative(row, normal.cdf(x), Math.exp(logLower))
      if (density > 1e-300) worst.relative(row, normal.density(x), density)
    }
    expect(worst.count).toBeGreaterThan(90)
    expect(worst.above(BOUND)).toEqual([])
  })

  it('Student t agrees to 1e-12 in both tails, with 0.001 to 1e10 degrees of freedom', () => {
    const worst = new Worst()
    for (const row of table<[number, number, number, number, number, number]>('student-t')) {
      const [df, x, upper, logUpper, logLower, density] = row
      const t = studentT(df)
      if (upper > 1e-300) worst.relative(row, t.upper(x), upper)
      if (upper > 1e-300) worst.relative(row, t.cdf(-x), upper)
      worst.ofLog(row, t.logUpper(x), logUpper)
      worst.ofLog(row, t.logCdf(x), logLower)
      worst.relative(row, t.cdf(x), Math.exp(logLower))
      if (density > 1e-300) worst.relative(row, t.density(x), density)
    }
    expect(worst.count).toBeGreaterThan(1000)
    expect(worst.above(BOUND)).toEqual([])
  })

  it('chi-square agrees to 1e-12 in both tails, with 0.001 to 1e10 degrees of freedom', () => {
    const worst = new Worst()
    for (const row of table<[number, number, number, number, number]>('chi-square')) {
      const [df, x, logLower, logUpper, logDensity] = row
      const chi = chiSquare(df)
      worst.ofLog(row, chi.logCdf(x), logLower)
      worst.ofLog(row, chi.logUpper(x), logUpper)
      if (logLower > -690) worst.relative(row, chi.cdf(x), Math.exp(logLower))
      if (logUpper > -690) worst.relative(row, chi.upper(x), Math.exp(logUpper))
      worst.ofLog(row, chi.logDensity(x), logDensity)
    }
    expect(worst.count).toBeGreaterThan(500)
    expect(worst.above(BOUND)).toEqual([])
  })

  it('the regularised incomplete integrals agree to 1e-12', () => {
    const worst = new Worst()
    for (const row of table<['gamma' | 'beta', ...number[]]>('incomplete')) {
      const [kind, ...numbers] = row
      const [logLower, logUpper] = numbers.slice(-2) as [number, number]
      const [x, a, b] = numbers as [number, number, number]
      const got = kind === 'gamma' ? regularizedGamma(x, a) : regularizedBeta(x, a, b)
      worst.ofLog(row, got.logLower, logLower)
      worst.ofLog(row, got.logUpper, logUpper)
      if (logLower > -690) worst.relative(row, got.lower, Math.exp(logLower))
      worst.relative(row, got.upper, Math.exp(logUpper))
    }
    expect(worst.above(BOUND)).toEqual([])
  })

  it('the studentized range agrees to 1e-10 in both tails down to 1e-13', () => {
    const worst = new Worst()
    for (const row of table<[number, number | null, number, number, number]>('studentized-range')) {
      const [groups, df, q, lower, upper] = row
      const range = studentizedRange(groups, orInfinity(df))
      if (lower > 1e-13) worst.relative(row, range.cdf(q), lower)
      if (upper > 1e-13) worst.relative(row, range.upper(q), upper)
    }
    expect(worst.count).toBeGreaterThan(300)
    expect(worst.above(1e-10)).toEqual([])
  })
})
