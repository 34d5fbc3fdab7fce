import { describe, expect, it } from 'vitest'
import { fisherF } from '../src/index.ts'
import { orInfinity, table } from './table/read.ts'
import { Worst } from './table/worst.ts'

describe('against mpmath at 50 digits', () => {
  it('F agrees to 1e-12 in both tails, with 0.001 to 1e10 degrees of freedom and infinitely many', () => {
    const worst = new Worst()
    for (const row of table<[number | null, number | null, number, number, number, number]>('fisher-f')) {
      const [df1, df2, x, logLower, logUpper, logDensity] = row
      const f = fisherF(orInfinity(df1), orInfinity(df2))
      worst.ofLog(row, f.logCdf(x), logLower)
      worst.ofLog(row, f.logUpper(x), logUpper)
      if (logLower > -690) worst.relative(row, f.cdf(x), Math.exp(logLower))
      if (logUpper > -690) worst.relative(row, f.upper(x), Math.exp(logUpper))
      worst.ofLog(row, f.logDensity(x), logDensity)
    }
    expect(worst.count).toBeGreaterThan(2000)
    expect(worst.above(1e-12)).toEqual([])
  })
})
