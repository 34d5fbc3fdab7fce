import { oats } from '@lmm/datasets/oats'
import { describe, expect, it } from 'vitest'
import { adjusted } from '../../src/comparisons/adjustments.ts'
import { compareMeans, marginalMeans, trends } from '../../src/index.ts'
import { fit } from '../fit.ts'
import { refusal } from '../refusal.ts'

const linear = fit('yield ~ factor(nitro)', oats)

describe('Comparisons with a control', () => {
  const rows = compareMeans(marginalMeans(linear, 'nitro'), { contrasts: 'control' })

  it('are those of multcomp 1.4-22 (its own accuracy is 1e-4)', () => {
    expect(rows.map(({ contrast }) => contrast)).toEqual(['0.2 - 0', '0.4 - 0', '0.6 - 0'])
    expect(rows.map(({ estimate }) => estimate!.toFixed(4))).toEqual(['19.5000', '34.8333', '44.0000'])
    expect(Math.abs(rows[0]!.pValue! - 0.0240572)).toBeLessThan(4e-4)
    expect(Math.abs(rows[0]!.lower! - 2.1328)).toBeLessThan(2e-2)
  })

  it('may have any level as control', () => {
    const last = compareMeans(marginalMeans(linear, 'nitro'), { contrasts: 'control', control: '0.6' })
    expect(last.map(({ contrast }) => contrast)).toEqual(['0 - 0.6', '0.2 - 0.6', '0.4 - 0.6'])
    expect(refusal(() => compareMeans(marginalMeans(linear, 'nitro'), { contrasts: 'control', control: '1' }))).toBe(
      'None of the means is that of 1. There are 0, 0.2, 0.4 and 0.6.',
    )
  })
})

describe('Adjustments', () => {
  const p = [0.02, 0.01, 0.04, 0.03, 0.5]
  // z statistics of these two-sided p values
  const tests = [2.3263478740408408, 2.5758293035489004, 2.053748910631823, 2.17009037758456, 0.6744897501960817].map(
    (statistic) => ({ statistic, df: Number.POSITIVE_INFINITY }),
  )
  const of = (kind: Parameters<typeof adjusted>[0]): number[] =>
    adjusted(kind, { tests, means: 4, correlation: () => [] }).pValues.map((value) => Number(value!.toFixed(10)))

  it.each([
    ['none', p],
    ['bonferroni', [0.1, 0.05, 0.2, 0.15, 1]],
    // p.adjust of R
    ['holm', [0.08, 0.05, 0.09, 0.09, 0.5]],
    ['fdr', [0.05, 0.05, 0.05, 0.05, 0.5]],
    ['sidak', p.map((value) => Number((1 - (1 - value) ** 5).toFixed(10)))],
  ] as const)('%s', (kind, expected) => {
    expect(of(kind)).toEqual(expected)
  })

  it('shrink towards none of them when there is one comparison', () => {
    const one = { tests: [{ statistic: 2.1, df: 11.5 }], means: 2, correlation: () => [[1]] }
    const plain = adjusted('none', one)
    for (const kind of ['bonferroni', 'holm', 'sidak', 'fdr', 'tukey', 'dunnett'] as const) {
      expect(adjusted(kind, one).pValues[0]! / plain.pValues[0]!).toBeCloseTo(1, 9)
      expect(adjusted(kind, one).critical(0, 0.9) / plain.critical(0, 0.9)).toBeCloseTo(1, 9)
    }
  })

  it('an interval touches zero where its p value is one minus its level', () => {
    for (const adjust of ['none', 'tukey', 'bonferroni', 'sidak'] as const) {
      const first = compareMeans(marginalMeans(linear, 'nitro'), { adjust })[0]!
      const level = 1 - first.pValue!
      const again = compareMeans(marginalMeans(linear, 'nitro', { level }), { adjust })[0]!
      expect(again.upper!).toBeCloseTo(0, 8)
    }
  })
})

describe('Kinds of contrasts', () => {
  const means = marginalMeans(linear, 'nitro')
  it('consecutive, polynomial and own ones', () => {
    const names = (contrasts: Parameters<typeof compareMeans>[1]): string[] =>
      compareMeans(means, contrasts).map(({ contrast }) => contrast)
    expect(names({ contrasts: 'consecutive' })).toEqual(['0.2 - 0', '0.4 - 0.2', '0.6 - 0.4'])
    expect(names({ contrasts: 'polynomial' })).toEqual(['linear', 'quadratic', 'cubic'])
    const [own] = compareMeans(means, { contrasts: { 'none against some': [-1, 1 / 3, 1 / 3, 1 / 3] } })
    expect(own!.estimate).toBeCloseTo((19.5 + 104.5 / 3 + 44) / 3, 1)
    expect(refusal(() => compareMeans(means, { contrasts: { half: [1, -1] } }))).toMatchInlineSnapshot(
      `"The contrast "half" has 2 weights; there are 4 means. Give a weight to each of 0, 0.2, 0.4 and 0.6, in this order."`,
    )
    expect(refusal(() => compareMeans(means, { contrasts: 'all' as never }))).toMatchInlineSnapshot(
      `"contrasts cannot be all. Choose pairwise, control, consecutive or polynomial."`,
    )
    expect(refusal(() => compareMeans(means, { adjust: 'scheffe' as never }))).toMatchInlineSnapshot(
      `"adjust cannot be scheffe. Choose none, tukey, bonferroni, holm, sidak, dunnett or fdr."`,
    )
  })

  it('the linear polynomial is the slope over equal steps', () => {
    const slope = fit('yield ~ nitro', oats).beta[1]!
    const [contrast] = compareMeans(means, { contrasts: 'polynomial' })
    expect(contrast!.estimate! / Math.sqrt(20)).toBeCloseTo(slope * 0.1, 9)
  })
})

describe('A logged response', () => {
  const model = fit('log(yield) ~ Variety + (1 | Block)', oats)
  const means = marginalMeans(model, 'Variety', { scale: 'response' })
  const logged = marginalMeans(model, 'Variety')

  it('has geometric means with limits that are taken back', () => {
    means.rows.forEach(({ estimate, stdError, lower }, i) => {
      expect(estimate).toBeCloseTo(Math.exp(logged.rows[i]!.estimate!), 9)
      expect(stdError! / (estimate! * logged.rows[i]!.stdError!)).toBeCloseTo(1, 9)
      expect(lower).toBeCloseTo(Math.exp(logged.rows[i]!.lower!), 9)
    })
  })

  it('has ratios, tested as differences of logarithms', () => {
    const [ratio] = compareMeans(means)
    const [difference] = compareMeans(logged)
    expect(ratio!.contrast).toBe('Golden Rain / Marvellous')
    expect(ratio!.estimate).toBeCloseTo(Math.exp(difference!.estimate!), 10)
    expect(ratio!.pValue).toBe(difference!.pValue)
    expect(ratio!.lower).toBeCloseTo(Math.exp(difference!.lower!), 10)
  })

  it('or a square root has differences by the delta method', () => {
    const root = fit('sqrt(yield) ~ Variety + (1 | Block)', oats)
    const squares = marginalMeans(root, 'Variety', { scale: 'response' })
    const [difference] = compareMeans(squares)
    expect(difference!.contrast).toBe('Golden Rain - Marvellous')
    expect(difference!.estimate).toBeCloseTo(squares.rows[0]!.estimate! - squares.rows[1]!.estimate!, 9)
  })
})

it('Slopes are compared as means are', () => {
  const model = fit('yield ~ Variety * nitro + I(nitro^2) + (1 | Block/Variety)', oats)
  const slopes = trends(model, 'nitro', 'Variety', { at: { nitro: 0.4 } })
  const j = model.names.indexOf('nitro')
  const square = model.names.findIndex((name) => name.startsWith('I('))
  expect(slopes.rows[0]!.estimate).toBeCloseTo(model.beta[j]! + 0.8 * model.beta[square]!, 7)
  const [first] = compareMeans(slopes)
  expect(first!.estimate).toBeCloseTo(-model.beta[model.names.indexOf('VarietyMarvellous:nitro')]!, 7)
})
