import { dyestuff } from '@lmm/datasets/dyestuff'
import { dyestuff2 } from '@lmm/datasets/dyestuff2'
import { oats } from '@lmm/datasets/oats'
import { orthodont } from '@lmm/datasets/orthodont'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { readCase } from '@lmm/reference'
import type { FittedModel } from '@lmm/reml'
import { describe, expect, it } from 'vitest'
import { type ProfileInterval, profile, varianceComponents } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'
import { refusal } from '../refusal.ts'

const slopes = 'Reaction ~ Days + (Days | Subject)'

/** The exact intervals of a reference case, by our names. */
function exact(
  name: string,
): Map<string, { lower: number; upper: number; lowerAtBound: boolean; upperAtBound: boolean }> {
  const reference = readCase(name)
  if (reference.type === 'lrt' || !reference.profile_ci95_exact) throw new Error(name)
  const { parameters, lower, upper, lower_at_bound, upper_at_bound } = reference.profile_ci95_exact
  return new Map(
    parameters.map((parameter, i) => [
      parameter
        .replace(/^beta:/, '')
        .replace(/^sd:([^:]*):(.*)$/, 'sd_$2|$1')
        .replace(/^cor:([^:]*):(.*),(.*)$/, 'cor_$3.$2|$1'),
      {
        lower: lower[i]!,
        upper: upper[i]!,
        lowerAtBound: lower_at_bound[i]!,
        upperAtBound: upper_at_bound[i]!,
      },
    ]),
  )
}

const byName = (model: FittedModel, name: string, criterion: 'ML' | 'REML' = 'ML'): ProfileInterval =>
  profile(model, { parameters: [name], criterion }).intervals[0]!

describe('Profile limits are where the exact profile crosses the threshold', () => {
  it.each([
    ['sleepstudy_rs', slopes, sleepstudy],
    ['sleepstudy_ri', 'Reaction ~ Days + (1 | Subject)', sleepstudy],
    ['sleepstudy_uncorr', 'Reaction ~ Days + (Days || Subject)', sleepstudy],
    ['dyestuff', 'Yield ~ 1 + (1 | Batch)', dyestuff],
  ])('%s', (name, formula, data) => {
    const { intervals, criterion } = profile(fit(formula, data))
    const expected = exact(name)
    expect(criterion).toBe('ML')
    expect(intervals.map(({ parameter }) => parameter).sort()).toEqual([...expected.keys()].sort())
    for (const { parameter, lower, upper, lowerAtBound, upperAtBound } of intervals) {
      const limits = expected.get(parameter)!
      const width = limits.upper - limits.lower
      expect(Math.abs(lower - limits.lower) / width).toBeLessThan(1e-6)
      expect(Math.abs(upper - limits.upper) / width).toBeLessThan(1e-6)
      expect({ lowerAtBound, upperAtBound }).toEqual({
        lowerAtBound: limits.lowerAtBound,
        upperAtBound: limits.upperAtBound,
      })
    }
  })
})

describe('A profile', () => {
  const model = fit(slopes, sleepstudy)

  it('is a curve that crosses the square root of the threshold at its limits', () => {
    const { intervals, deviance } = profile(model, { level: 0.9, points: 4 })
    for (const { lower, upper, estimate, curve } of intervals) {
      expect(curve.every(({ value }, i) => i === 0 || value > curve[i - 1]!.value)).toBe(true)
      expect(curve.every(({ zeta }, i) => i === 0 || zeta > curve[i - 1]!.zeta)).toBe(true)
      expect(curve.find(({ value }) => value === estimate)).toMatchObject({ zeta: 0, deviance })
      for (const { deviance: there, zeta } of curve) expect(there - deviance).toBeCloseTo(zeta * zeta, 8)
      const nearest = (limit: number): number =>
        Math.min(
          ...curve.map(({ value, zeta }) => Math.abs(value - limit) + Math.abs(Math.abs(zeta) - 1.6448536269514722)),
        )
      expect(nearest(lower)).toBeLessThan(1e-3)
      expect(nearest(upper)).toBeLessThan(1e-3)
    }
  })

  it('gives fixed effects of balanced data symmetric limits', () => {
    const { lower, upper, estimate } = byName(model, 'Days')
    expect(upper - estimate!).toBeCloseTo(estimate! - lower, 7)
  })

  it('is that of the restricted likelihood for covariance parameters alone', () => {
    const { intervals, diagnostics } = profile(model, { criterion: 'REML' })
    expect(intervals.map(({ parameter }) => parameter)).toEqual([
      'sd_(Intercept)|Subject',
      'sd_Days|Subject',
      'cor_Days.(Intercept)|Subject',
      'sigma',
    ])
    expect(diagnostics).toEqual([])
    const components = varianceComponents(model)
    intervals.forEach(({ estimate, lower, upper }, k) => {
      expect(estimate).toBeCloseTo(components[k]!.estimate!, 6)
      expect(upper - lower).toBeGreaterThan(0.7 * (components[k]!.upper! - components[k]!.lower!))
    })
  })

  it('says that a model fitted by REML was fitted again', () => {
    expect(profile(model, { parameters: ['sigma'] }).diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "The model was fitted by REML; its profile is that of ML, for which it was fitted again.",
      ]
    `)
  })

  it('does not depend on the origin and the unit of a covariate', () => {
    const days = sleepstudy.Days
    const moved = { ...sleepstudy, Days: Float64Array.from(days, (day) => 1000 + day / 24) }
    const there = fit(slopes, moved)
    const [one, other] = [byName(model, 'sd_Days|Subject'), byName(there, 'sd_Days|Subject')]
    expect(other.lower / 24).toBeCloseTo(one.lower, 6)
    expect(other.upper / 24).toBeCloseTo(one.upper, 6)
  })
})

describe('Where the estimate is at its bound', () => {
  it('the lower limit of a standard deviation is 0 and the upper one is found', () => {
    const { estimate, lower, upper, lowerAtBound, upperAtBound } = byName(
      fit('Yield ~ 1 + (1 | Batch)', dyestuff2),
      'sd_(Intercept)|Batch',
    )
    expect({ estimate, lower, lowerAtBound, upperAtBound }).toEqual({
      estimate: 0,
      lower: 0,
      lowerAtBound: true,
      upperAtBound: false,
    })
    expect(upper).toBeCloseTo(2.0840479, 5)
  })

  it('a correlation of -1 has one limit', () => {
    const interval = byName(fit('distance ~ age + (age | Subject)', orthodont), 'cor_age.(Intercept)|Subject')
    expect(interval.lower).toBe(-1)
    expect(interval.lowerAtBound).toBe(true)
    expect(interval.upper).toBeCloseTo(1, 5)
  })
})

describe('Refusals', () => {
  it('an unknown parameter is named with the known ones', () => {
    expect(refusal(() => byName(fit(slopes, sleepstudy), 'sd_days|Subject'))).toMatchInlineSnapshot(
      `"sd_days|Subject is no parameter that can be profiled. Did you mean sd_Days|Subject? There are sd_(Intercept)|Subject, sd_Days|Subject, cor_Days.(Intercept)|Subject, sigma, (Intercept) and Days."`,
    )
  })

  it('points of the curve are counted', () => {
    expect(refusal(() => profile(fit(slopes, sleepstudy), { points: -1 }))).toMatchInlineSnapshot(
      `"points cannot be -1. Choose a whole number from 0 on."`,
    )
  })

  it('a model read from JSON holds no products', () => {
    expect(refusal(() => profile(saved(fit(slopes, sleepstudy))))).toMatchInlineSnapshot(
      `"A profile fits the model again with a parameter held, and this model does not hold its products. Fit the model again with its data."`,
    )
  })
})

describe('Profiles of a fit whose correlation is at one', () => {
  it('are numbers for every parameter, one that ends at zero too', () => {
    const { intervals } = profile(fit('yield ~ Variety + nitro + (nitro | Block)', oats))
    for (const { parameter, lower, upper, curve } of intervals) {
      expect([lower, upper].every(Number.isFinite), parameter).toBe(true)
      expect(
        curve.every(({ value, deviance }) => Number.isFinite(value) && Number.isFinite(deviance)),
        parameter,
      ).toBe(true)
    }
    expect(intervals.find(({ parameter }) => parameter === 'sd_nitro|Block')).toMatchObject({
      lower: 0,
      lowerAtBound: true,
    })
  })
})
