import { describe, expect, it } from 'vitest'
import { multivariateT, normal, studentizedRange, studentT } from '../src/index.ts'

const INFINITE = Number.POSITIVE_INFINITY

const exchangeable = (n: number, r: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : r)))

/** Correlations of all differences between the means of equally large groups. */
function pairwise(groups: number): number[][] {
  const contrasts: number[][] = []
  for (let i = 0; i < groups; i++) {
    for (let j = 0; j < i; j++) {
      contrasts.push(Array.from({ length: groups }, (_, k) => (k === i ? Math.SQRT1_2 : k === j ? -Math.SQRT1_2 : 0)))
    }
  }
  return contrasts.map((a) => contrasts.map((b) => a.reduce((sum, c, k) => sum + c * b[k]!, 0)))
}

describe('extremes with product correlations', () => {
  it('of one variable are those of t', () => {
    for (const df of [0.8, 3.3, 40, INFINITE]) {
      const { absolute, largest } = multivariateT([[1]], df)
      const t = studentT(df)
      for (const x of [0.3, 1.3, 2.2, 6]) {
        expect(absolute.upper(x) / (2 * t.upper(x))).toBeCloseTo(1, 10)
        expect(absolute.cdf(x) / (t.cdf(x) - t.cdf(-x))).toBeCloseTo(1, 10)
        expect(largest.upper(x) / t.upper(x)).toBeCloseTo(1, 10)
        expect(largest.cdf(-x) / t.cdf(-x)).toBeCloseTo(1, 10)
      }
    }
  })

  it('of independent normal variables are powers', () => {
    const { method, absolute, largest } = multivariateT(exchangeable(5, 0), INFINITE)
    expect(method).toBe('one-factor')
    for (const x of [-1.2, 0, 0.7, 2.5]) expect(largest.cdf(x)).toBeCloseTo(normal.cdf(x) ** 5, 12)
    expect(absolute.upper(2.5)).toBeCloseTo(1 - (1 - 2 * normal.upper(2.5)) ** 5, 12)
  })

  it('far out reach the sum of their tails', () => {
    const { absolute } = multivariateT(exchangeable(10, 0.5), INFINITE)
    expect(absolute.upper(20) / (20 * normal.upper(20))).toBeCloseTo(1, 10)
  })

  it('give the critical values that are printed for comparisons with a control (Dunnett 1955, 1964)', () => {
    const control = (n: number, df: number) => multivariateT(exchangeable(n, 0.5), df)
    expect(control(2, 16).absolute.upperQuantile(0.05).toFixed(2)).toBe('2.42')
    expect(control(9, 30).absolute.upperQuantile(0.05).toFixed(2)).toBe('2.86')
    expect(control(2, 16).largest.upperQuantile(0.05).toFixed(2)).toBe('2.06')
    expect(control(3, 10).largest.upperQuantile(0.01).toFixed(2)).toBe('3.31')
  })

  it('do not change when a variable comes twice, or is nearly the same', () => {
    const one = studentT(5)
    for (const r of [1, -1]) {
      const { absolute } = multivariateT([[1, r], [r, 1]], 5) // biome-ignore format: a matrix
      expect(absolute.upper(2.5)).toBeCloseTo(2 * one.upper(2.5), 10)
    }
    const near = multivariateT(exchangeable(2, 1 - 1e-8), 5).largest.upper(2.5)
    expect(near / one.upper(2.5) - 1).toBeGreaterThan(0)
    expect(near / one.upper(2.5) - 1).toBeLessThan(2e-4)
  })

  it('of many variables with loadings of their own take one integral too', () => {
    const loadings = Array.from({ length: 50 }, (_, i) => Math.sqrt((i + 1) / (i + 11)))
    const rows = loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)))
    const { method, absolute } = multivariateT(rows, 23.4)
    expect(method).toBe('one-factor')
    const quantile = absolute.upperQuantile(0.05)
    expect(absolute.upper(quantile)).toBeCloseTo(0.05, 11)
    expect(absolute.cdf(absolute.quantile(0.3))).toBeCloseTo(0.3, 11)
  })
})

describe('extremes of variables that depend on two', () => {
  it.each([0.7, 3.3, 20, INFINITE])('three groups compared in pairs have the studentized range, df %s', (df) => {
    const { method, absolute } = multivariateT(pairwise(3), df)
    const range = studentizedRange(3, df)
    expect(method).toBe('planar')
    for (const t of [0.01, 0.5, 2, 4, 9]) {
      expect(absolute.upper(t) / range.upper(t * Math.SQRT2)).toBeCloseTo(1, 10)
      expect(absolute.cdf(t) / range.cdf(t * Math.SQRT2)).toBeCloseTo(1, 10)
    }
    expect(absolute.upperQuantile(0.05)).toBeCloseTo(range.upperQuantile(0.05) / Math.SQRT2, 9)
  })

  it('one-sided probabilities join at zero', () => {
    const { largest } = multivariateT(pairwise(3), 6)
    expect(largest.cdf(0)).toBeCloseTo(1 / 6, 13)
    expect(largest.cdf(1e-12)).toBeCloseTo(1 / 6, 11)
    expect(largest.cdf(-1e-12)).toBeCloseTo(1 / 6, 11)
    for (const p of [0.001, 0.1, 0.3, 0.9]) expect(largest.cdf(largest.quantile(p))).toBeCloseTo(p, 11)
  })
})

describe('extremes by quasi Monte Carlo', () => {
  it.each([
    [4, 12.5, 2.8],
    [5, INFINITE, 2],
    [6, 30, 4.5],
  ])('%s groups compared in pairs have the studentized range within the error', (groups, df, t) => {
    const { method, absolute } = multivariateT(pairwise(groups), df, { error: 5e-5 })
    const range = studentizedRange(groups, df)
    expect(method).toBe('quasi-monte-carlo')
    expect(absolute.error(t)).toBeLessThan(5e-5)
    expect(Math.abs(absolute.upper(t) - range.upper(t * Math.SQRT2))).toBeLessThan(5e-5)
    expect(Math.abs(absolute.cdf(t) - range.cdf(t * Math.SQRT2))).toBeLessThan(5e-5)
  })

  it('the orthant of three variables has the angle formula', () => {
    const rows = [
      [1, -0.3, 0.2],
      [-0.3, 1, 0.4],
      [0.2, 0.4, 1],
    ]
    const { largest } = multivariateT(rows, 7, { error: 1e-5 })
    const exact = 1 / 8 + (Math.asin(-0.3) + Math.asin(0.2) + Math.asin(0.4)) / (4 * Math.PI)
    expect(Math.abs(largest.cdf(0) - exact)).toBeLessThan(1e-5)
  })

  it('agrees with the integral where both can be used', () => {
    // equal correlations of -0.2 have no real factor, but a determinant: three variables by inclusion and exclusion
    const { absolute } = multivariateT(exchangeable(3, -0.2), INFINITE, { error: 1e-5 })
    const pair = multivariateT(exchangeable(2, -0.2), INFINITE).absolute
    const union = absolute.upper(2)
    expect(union).toBeLessThan(6 * normal.upper(2))
    expect(union).toBeGreaterThan(3 * pair.upper(2) - 6 * normal.upper(2))
  })

  it('answers the same at every call, and quantiles lead back', () => {
    const rows = pairwise(4)
    const first = multivariateT(rows, 9, { error: 1e-3 }).absolute
    const again = multivariateT(rows, 9, { error: 1e-3 }).absolute
    expect(first.upper(2.2)).toBe(again.upper(2.2))
    const quantile = first.upperQuantile(0.05)
    expect(Math.abs(quantile * Math.SQRT2 - studentizedRange(4, 9).upperQuantile(0.05))).toBeLessThan(1e-2)
    expect(Math.abs(first.upper(quantile) - 0.05)).toBeLessThan(1e-3)
  })

  it('samples more variables than the lattice has components', () => {
    const n = 70
    const rows = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => 0.5 ** Math.abs(i - j)))
    const { absolute } = multivariateT(rows, INFINITE, { error: 3e-3 })
    const bonferroni = 2 * n * normal.upper(3.5)
    expect(absolute.upper(3.5)).toBeLessThan(bonferroni)
    expect(absolute.upper(3.5)).toBeGreaterThan(0.9 * bonferroni)
  })
})

describe('what no multivariate t has', () => {
  it('is refused in words', () => {
    expect(() => multivariateT([], 5)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: multivariateT: the correlation matrix has no rows.]`,
    )
    expect(() => multivariateT([[1, 0.2]], 5)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: multivariateT: the correlation matrix has 1 rows, but row 1 has 2 values.]`,
    )
    expect(() => multivariateT(exchangeable(2, 1.1), 5)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: multivariateT: the correlation of rows 1 and 2 is 1.1.]`,
    )
    expect(() => multivariateT(exchangeable(2, Number.NaN), 5)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: multivariateT: the correlation of rows 1 and 2 is NaN.]`,
    )
    expect(() => multivariateT([[0.5]], 5)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: multivariateT: the correlation of rows 1 and 1 must be 1; it is 0.5.]`,
    )
    expect(() => multivariateT(exchangeable(4, -0.9), 5)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: multivariateT: the correlation matrix is not positive semidefinite.]`,
    )
    expect(() => multivariateT([[1, 0.3], [0.2, 1]], 5)).toThrowErrorMatchingInlineSnapshot(`[RangeError: multivariateT: the correlation of rows 2 and 1 is 0.2, but that of 1 and 2 is 0.3.]`) // biome-ignore format: a matrix
    expect(() => multivariateT([[1]], 0)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: multivariateT: degrees of freedom must be above 0 (Infinity is allowed); it is 0.]`,
    )
    expect(() => multivariateT([[1]], 3).absolute.cdf(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: multivariateT: the argument must be a number; it is NaN.]`,
    )
    expect(() => multivariateT([[1]], 3).largest.quantile(-0.1)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: multivariateT: a probability must lie between 0 and 1; it is -0.1.]`,
    )
    expect(() => multivariateT([[1]], 3, { error: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: multivariateT: the error asked for must be a finite number above 0; it is 0.]`,
    )
  })
})
