import { describe, expect, it } from 'vitest'
import { chiSquare, type Distribution, fisherF, normal, studentizedRange, studentT } from '../src/index.ts'

const INFINITE = Number.POSITIVE_INFINITY
const sizes = [0.001, 0.07, 0.5, 1, 2, 3.3, 12, 250, 3001, 1e6, 1e10]
const distributions: [string, Distribution][] = [
  ['normal', normal],
  ...[...sizes, INFINITE].map((df): [string, Distribution] => [`t with ${df}`, studentT(df)]),
  ...sizes.map((df): [string, Distribution] => [`chi-square with ${df}`, chiSquare(df)]),
  ...sizes.flatMap((df1) =>
    [...sizes, INFINITE].map((df2): [string, Distribution] => [`F with ${df1} and ${df2}`, fisherF(df1, df2)]),
  ),
  ...sizes.map((df2): [string, Distribution] => [`F with Infinity and ${df2}`, fisherF(INFINITE, df2)]),
]
const probabilities = [1e-300, 1e-100, 1e-20, 1e-6, 0.001, 0.025, 0.2, 0.4999999, 0.5, 0.51, 0.8, 0.975, 0.9999]

/** How far the tail at the quantile is from p, in units of what the last digit of the quantile changes. */
function discrepancy(d: Distribution, x: number, p: number, tail: (x: number) => number): number {
  return Math.abs(tail(x) / p - 1) / (1 + (2 * Math.abs(x) * d.density(x)) / p)
}

describe('quantiles', () => {
  it('go back to their probability in either tail', () => {
    const wrong: unknown[] = []
    for (const [name, d] of distributions) {
      for (const p of probabilities) {
        const low = d.quantile(p)
        const high = d.upperQuantile(p)
        // a quantile beyond the range of doubles is 0 or Infinity
        const inRange = (x: number): boolean => Math.abs(x) < 1e300 && (Math.abs(x) > 1e-300 || d.density(0) < INFINITE)
        if (inRange(low) && !(discrepancy(d, low, p, d.cdf) < 1e-12)) wrong.push([name, p, low, d.cdf(low)])
        if (inRange(high) && !(discrepancy(d, high, p, d.upper) < 1e-12)) wrong.push([name, p, high, d.upper(high)])
      }
    }
    expect(wrong).toEqual([])
  })

  it('of symmetric distributions are symmetric', () => {
    for (const d of [normal, studentT(0.3), studentT(7.7)]) {
      for (const p of probabilities) expect(d.quantile(p)).toBe(0 - d.upperQuantile(p))
    }
  })

  it('at 0 and 1 are the ends of the distribution', () => {
    for (const d of [normal, studentT(3.5)]) {
      expect([d.quantile(0), d.quantile(1), d.upperQuantile(0)]).toEqual([-INFINITE, INFINITE, INFINITE])
    }
    for (const d of [chiSquare(2.5), fisherF(2, 9), fisherF(2, INFINITE), studentizedRange(3, 8)]) {
      expect([d.quantile(0), d.quantile(1), d.upperQuantile(0), d.upperQuantile(1)]).toEqual([0, INFINITE, INFINITE, 0])
    }
  })

  it('of the studentized range go back to their probability', () => {
    const wrong: unknown[] = []
    for (const groups of [2, 3, 8, 40]) {
      for (const df of [0.8, 6.5, 60, 5000, INFINITE]) {
        const range = studentizedRange(groups, df)
        for (const p of [1e-12, 1e-5, 0.01, 0.3, 0.5, 0.7, 0.95]) {
          const low = range.quantile(p)
          const high = range.upperQuantile(p)
          if (!(Math.abs(range.cdf(low) / p - 1) < 1e-11)) wrong.push([groups, df, p, low, range.cdf(low)])
          if (!(Math.abs(range.upper(high) / p - 1) < 1e-11)) wrong.push([groups, df, p, high, range.upper(high)])
        }
      }
    }
    expect(wrong).toEqual([])
  })
})
