import { dyestuff2 } from '@lmm/datasets/dyestuff2'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { checks, readCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { summarize } from '../../src/index.ts'
import { fit } from '../fit.ts'

const model = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)

describe('a summary', () => {
  it('agrees with lme4 on sleepstudy in all that lme4 prints', () => {
    const [check] = checks(readCase('sleepstudy_rs'))
    const aspects = check!.compare(summarize(model, { randomEffects: true, fitted: true }))
    expect(aspects.length).toBeGreaterThan(8)
    expect(aspects.filter(({ ok }) => !ok)).toEqual([])
  })

  it('agrees with lme4 on the singular Dyestuff2', () => {
    const [check] = checks(readCase('dyestuff2_singular'))
    const singular = fit('Yield ~ 1 + (1 | Batch)', dyestuff2)
    const aspects = check!.compare(summarize(singular, { randomEffects: true, fitted: true }))
    expect(aspects.filter(({ ok }) => !ok)).toEqual([])
  })

  it('is JSON: what comes back from a text is what went in', () => {
    const summary = summarize(model, { randomEffects: true, fitted: true, predict: sleepstudy })
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary)
  })

  it('says null of a correlation with a variance of zero', () => {
    const { random, singular, converged } = summarize(fit('Yield ~ 1 + (1 | Batch)', dyestuff2))
    expect(random[0]).toMatchObject({ sd: [0], covariance: [[0]], correlation: [[null]] })
    expect({ singular, converged }).toEqual({ singular: true, converged: true })
  })

  it('counts AIC from the criterion and BIC from the rows', () => {
    const { deviance, npar, aic, bic } = summarize(model)
    expect(aic).toBe(deviance! + 2 * npar)
    expect(bic).toBeCloseTo(deviance! + npar * Math.log(180), 10)
  })

  it('leaves out what was not asked for', () => {
    const keys = Object.keys(summarize(model))
    for (const key of ['randomEffects', 'fitted', 'residuals', 'populationFitted', 'predictions', 'rows'])
      expect(keys).not.toContain(key)
  })

  it('has the degrees of freedom of the method asked for', () => {
    const { df, level, fixed } = summarize(model)
    expect([df, level]).toEqual(['satterthwaite', 0.95])
    for (const row of fixed) expect(row.df).toBeCloseTo(17, 9)
    const asymptotic = summarize(model, { df: 'asymptotic', level: 0.9 })
    for (const row of asymptotic.fixed) {
      expect(row.df).toBeNull()
      // 90 % of a normal distribution lie within 1.6449 standard deviations
      expect((row.upper! - row.lower!) / row.stdError!).toBeCloseTo(2 * 1.6448536269514722, 12)
    }
    expect(() => summarize(model, { df: 'kr' as never })).toThrow('There is no method "kr" for degrees of freedom.')
  })

  it('gives fitted values of the rows used, and says which these are', () => {
    const Reaction = Float64Array.from(sleepstudy.Reaction)
    Reaction[3] = Number.NaN
    const summary = summarize(fit('Reaction ~ Days + (1 | Subject)', { ...sleepstudy, Reaction }), { fitted: true })
    expect(summary.rows).toHaveLength(179)
    expect(summary.rows!.slice(0, 5)).toEqual([0, 1, 2, 4, 5])
    expect(summary.fitted).toHaveLength(179)
    expect(summary).toMatchObject({ n: 179, rowsDropped: 1, dropped: [{ column: 'Reaction', count: 1 }] })
    summary.fitted!.forEach((value, i) => {
      expect(value! + summary.residuals![i]!).toBeCloseTo(Reaction[summary.rows![i]!]!, 9)
    })
  })

  it('predicts new rows, null where a row lacks a value', () => {
    const predict = { Days: [1, Number.NaN, 2], Subject: ['308', '308', 'new'] }
    const { predictions } = summarize(model, { predict })
    expect(predictions!.missing).toEqual([1])
    expect(predictions!.population[1]).toBeNull()
    expect(predictions!.conditional[2]).toBe(predictions!.population[2])
    expect(predictions!.conditional[0]).not.toBe(predictions!.population[0])
  })
})
