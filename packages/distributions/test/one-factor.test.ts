import { describe, expect, it } from 'vitest'
import { multivariateT } from '../src/index.ts'
import { orInfinity, table } from './table/read.ts'
import { Worst } from './table/worst.ts'

type Row = readonly [loadings: readonly number[], df: number | null, t: number, largest: number, absolute: number]

describe('extremes with product correlations', () => {
  it('agree with nested integrals by mpmath to 1e-9 (table/make_multivariate.py)', () => {
    const worst = new Worst()
    for (const row of table<Row>('multivariate-t')) {
      const [loadings, df, t, largest, absolute] = row
      const rows = loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)))
      const extremes = multivariateT(rows, orInfinity(df))
      worst.relative(row, extremes.largest.upper(t), largest)
      worst.relative(row, extremes.largest.cdf(t), 1 - largest)
      worst.relative(row, extremes.absolute.upper(t), absolute)
    }
    expect(worst.count).toBeGreaterThan(100)
    expect(worst.above(1e-9)).toEqual([])
  })
})
