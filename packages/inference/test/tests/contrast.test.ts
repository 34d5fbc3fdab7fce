import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { asymptotic, kenwardRoger } from '@lmm/degrees-of-freedom'
import { describe, expect, it } from 'vitest'
import { coefficients, contrast, jointTest, marginTest, varianceComponents } from '../../src/index.ts'
import { fit } from '../fit.ts'
import { refusal } from '../refusal.ts'

const model = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)

describe('Contrasts of coefficients', () => {
  it('take weights by name or in order', () => {
    const [a] = contrast(model, { week: { '(Intercept)': 1, Days: 7 } })
    const [b] = contrast(model, { week: [1, 7] })
    expect(a).toEqual(b)
    expect(a!.estimate).toBeCloseTo(model.beta[0]! + 7 * model.beta[1]!, 9)
  })

  it('have z tests where the method is asymptotic', () => {
    const [, days] = coefficients(model, { df: asymptotic })
    // pnorm(-6.771484763984369) of R, twice
    expect(days!.pValue! / 1.274669e-11).toBeCloseTo(1, 4)
    const joint = jointTest(model, [{ Days: 1 }], { df: asymptotic })
    expect(joint.denDf).toBe(Number.POSITIVE_INFINITY)
    expect(joint.pValue! / days!.pValue!).toBeCloseTo(1, 9)
  })

  it('have the p value of their joint test when they are one', () => {
    for (const df of [kenwardRoger, asymptotic]) {
      const [row] = contrast(model, { d: { Days: 3 } }, { df })
      expect(jointTest(model, [{ Days: -1 }], { df }).pValue! / row!.pValue!).toBeCloseTo(1, 9)
    }
  })

  it('are refused where a weight names nothing', () => {
    const twice = Array.from(sleepstudy.Days, (day) => 2 * day)
    const aliased = fit('Reaction ~ Days + twice + (1 | Subject)', { ...sleepstudy, twice })
    expect([
      refusal(() => contrast(model, { a: { days: 1 } })),
      refusal(() => contrast(model, { a: [1, 2, 3] })),
      refusal(() => contrast(model, { a: [Number.NaN, 0] })),
      refusal(() => contrast(aliased, { a: { twice: 1 } })),
    ]).toMatchInlineSnapshot(`
      [
        "The contrast "a" gives a weight to "days", which is no coefficient of the model. Did you mean Days? The coefficients are (Intercept) and Days.",
        "The contrast "a" has 3 weights; the model has 2 coefficients. Give a weight to each of (Intercept) and Days, or name those that count: { "(Intercept)": 1 }.",
        "The contrast "a" gives (Intercept) a weight that is no finite number. Give numbers.",
        "The contrast "a" cannot be estimated: the column twice was left out, since the columns before it determine it. Write the contrast without it, or look at which cells of the design are empty.",
      ]
    `)
  })
})

describe('Tests against margins', () => {
  const [, days] = coefficients(model)
  it('are one-sided t tests, two of them for equivalence', () => {
    const t = (margin: number): number => (days!.estimate - margin) / days!.stdError
    expect(marginTest(days!, { margin: 5, hypothesis: 'superiority' }).statistic).toBeCloseTo(t(5), 12)
    expect(marginTest(days!, { margin: 5, hypothesis: 'non-inferiority' }).statistic).toBeCloseTo(t(-5), 12)
    const both = marginTest(days!, { margin: [5, 20] })
    expect(both.statistic).toBeCloseTo(Math.min(t(5), -t(20)), 12)
    expect(both).toMatchObject({ hypothesis: 'equivalence', shown: true })
    expect(both.lower!).toBeGreaterThan(5)
    expect(both.upper!).toBeLessThan(20)
    expect(marginTest(days!, { margin: 10 }).shown).toBe(false)
    expect(refusal(() => marginTest(days!, { margin: -1 }))).toBe(
      'margin cannot be -1. Choose margin > 0 or [lower, upper].',
    )
  })
})

describe('Limits of variance components', () => {
  it('are those of nlme 3.1-162 for standard deviations, up to its own parametrisation', () => {
    const rows = varianceComponents(model)
    const limits = (name: string): [number, number] => {
      const { lower, upper } = rows.find(({ parameter }) => parameter === name)!
      return [lower!, upper!]
    }
    const near = ([a, b]: [number, number], [c, d]: [number, number]): void => {
      expect(a / c).toBeCloseTo(1, 1)
      expect(b / d).toBeCloseTo(1, 1)
    }
    near(limits('sd_(Intercept)|Subject'), [15.5175354, 39.4443767])
    near(limits('sd_Days|Subject'), [3.9041696, 8.9830375])
    near(limits('sigma'), [22.79706, 28.72925])
  })

  it('of one variance are sd exp(+- z se / sd), with the se of the balanced one-way layout', () => {
    // REML = analysis of variance: Var(sigma_hat^2) = 2 sigma^4 / (n - groups)
    const one = fit('Reaction ~ 1 + (1 | Subject)', sleepstudy)
    const sigma = varianceComponents(one).at(-1)!
    expect(sigma.stdError! / (sigma.estimate! / Math.sqrt(2 * (180 - 18)))).toBeCloseTo(1, 6)
  })
})
