import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { centering } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'

const slopes = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)

describe('Centring', () => {
  it('is beta_0 + c beta_1, tau_0^2 + 2 c tau_01 + c^2 tau_1^2 and tau_01 + c tau_1^2', () => {
    const c = 4.5
    const { fixed, random, vcov } = centering(slopes, { variable: 'Days', origin: c })
    const { G } = slopes.random[0]!
    expect(fixed[0]!.estimate).toBeCloseTo(slopes.beta[0]! + c * slopes.beta[1]!, 8)
    expect(fixed[1]!.estimate).toBeCloseTo(slopes.beta[1]!, 9)
    const v = slopes.vcov
    expect(vcov.get(0, 0)).toBeCloseTo(v.get(0, 0) + 2 * c * v.get(0, 1) + c * c * v.get(1, 1), 8)
    expect(random[0]!.G.get(0, 0)).toBeCloseTo(G.get(0, 0) + 2 * c * G.get(0, 1) + c * c * G.get(1, 1), 7)
    expect(random[0]!.G.get(0, 1)).toBeCloseTo(G.get(0, 1) + c * G.get(1, 1), 8)
    expect(random[0]!.uncorrelatedAt).toBeCloseTo(-G.get(0, 1) / G.get(1, 1), 8)
    expect(
      centering(slopes, { variable: 'Days', origin: random[0]!.uncorrelatedAt! }).random[0]!.correlation.get(0, 1),
    ).toBeCloseTo(0, 10)
  })

  it.each([
    'Reaction ~ Days + I(Days^2) + (Days | Subject)',
    'Reaction ~ Days * arm + (Days | Subject)',
    'Reaction ~ poly(Days, 2, raw = TRUE) * arm + (Days + I(Days^2) | Subject)',
    'Reaction ~ arm + arm:Days + (1 | Subject)',
  ])('gives the estimates of a fit with the origin moved: %s', (formula) => {
    const arm = Array.from({ length: 180 }, (_, i) => 'abc'[Math.floor(i / 10) % 3]!)
    const data = { ...sleepstudy, arm }
    const { fixed, random } = centering(fit(formula, data), { variable: 'Days', origin: 3 })
    const moved = fit(formula, { ...data, Days: sleepstudy.Days.map((day) => day - 3) })
    fixed.forEach(({ term, estimate, stdError }, j) => {
      expect(term).toBe(moved.names[j])
      expect(Math.abs(estimate - moved.beta[j]!) / stdError).toBeLessThan(1e-5)
      expect(stdError / Math.sqrt(moved.vcov.get(j, j))).toBeCloseTo(1, 5)
    })
    const { G } = moved.random[0]!
    for (let i = 0; i < G.rows; i++)
      for (let j = 0; j < G.rows; j++)
        expect(Math.abs(random[0]!.G.get(i, j) - G.get(i, j)) / Math.sqrt(G.get(i, i) * G.get(j, j))).toBeLessThan(1e-4)
  })

  it('of calendar years makes X well conditioned and loses nothing', () => {
    const years = fit('Reaction ~ year + (year | Subject)', {
      ...sleepstudy,
      year: sleepstudy.Days.map((day) => 2015 + day),
    })
    const { fixed, conditionNumber, random } = centering(years, { variable: 'year', origin: 2015 })
    expect(fixed[0]!.estimate).toBeCloseTo(slopes.beta[0]!, 6)
    expect(random[0]!.sd[0]).toBeCloseTo(Math.sqrt(slopes.random[0]!.G.get(0, 0)), 4)
    expect(conditionNumber!.before).toBeGreaterThan(1000)
    expect(conditionNumber!.after).toBeLessThan(5)
  })

  it('works without the data of the fit', () => {
    const { fixed, conditionNumber } = centering(saved(slopes), { variable: 'Days', origin: 2 })
    expect(fixed[0]!.estimate).toBeCloseTo(slopes.beta[0]! + 2 * slopes.beta[1]!, 8)
    expect(conditionNumber).toBeNull()
  })

  it('says where another origin is another model', () => {
    const message = (formula: string, variable = 'Days'): string => {
      try {
        centering(fit(formula, sleepstudy), { variable, origin: 1 })
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
      return 'nothing'
    }
    expect(
      [
        message('Reaction ~ Days + (0 + Days | Subject)'),
        message('Reaction ~ 0 + Days + (1 | Subject)'),
        message('Reaction ~ log(Days + 1) + (1 | Subject)'),
        message('Reaction ~ scale(Days) + (1 | Subject)'),
        message('Reaction ~ Days + (1 | Subject)', 'Day'),
      ].join('\n\n'),
    ).toMatchInlineSnapshot(`
      "With another origin of Days (0 + Days | Subject) is another model.
      Only where an intercept stands beside Days, and every lower power beside a power, does the origin not matter.

      With another origin of Days the fixed part is another model.
      Only where an intercept stands beside Days, and every lower power beside a power, does the origin not matter.

      With another origin of Days the fixed part is another model.
      Only where an intercept stands beside Days, and every lower power beside a power, does the origin not matter.

      Days enters through scale(Days), which takes its origin from the data: another origin of Days changes nothing.

      The model has no column called "Day".
      Did you mean Days? There is Days."
    `)
  })
})
