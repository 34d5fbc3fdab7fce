import { studentT } from '@lmm/distributions'
import { describe, expect, it } from 'vitest'
import { tQuantiles } from '../../src/targets/t-quantile.ts'

describe('Quantiles of t at very many degrees of freedom', () => {
  it.each([0.01, 0.5, 0.95, 0.999, 1 - 1e-9])('agree with those computed one by one: %d', (level) => {
    const quantile = tQuantiles(level)
    for (let i = 0; i < 300; i++) quantile(2 + i)
    const off = Array.from({ length: 200 }, (_, i) => {
      const df = i < 120 ? 1 + i / 29 : 1.07 ** i
      return Math.abs(quantile(df) / studentT(df).quantile((1 + level) / 2) - 1)
    })
    expect(Math.max(...off)).toBeLessThan(2e-13)
    expect(
      quantile(Number.POSITIVE_INFINITY) / studentT(Number.POSITIVE_INFINITY).quantile((1 + level) / 2),
    ).toBeCloseTo(1, 13)
    expect(quantile(1) / studentT(1).quantile((1 + level) / 2)).toBeCloseTo(1, 12)
  })
})
