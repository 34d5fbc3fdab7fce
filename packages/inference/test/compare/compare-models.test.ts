import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { chiSquare } from '@lmm/distributions'
import { describe, expect, it } from 'vitest'
import { simulatedPValue } from '../../src/compare/simulated-p-value.ts'
import { compareModels, informationCriteria, rSquared } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'
import { refusal } from '../refusal.ts'

const ml = (formula: string, data: object = sleepstudy): ReturnType<typeof fit> =>
  fit(formula, data as typeof sleepstudy, { criterion: 'ML' })
const none = ml('Reaction ~ Days')
const intercepts = ml('Reaction ~ Days + (1 | Subject)')
const independent = ml('Reaction ~ Days + (1 | Subject) + (0 + Days | Subject)')
const slopes = ml('Reaction ~ Days + (Days | Subject)')

describe('Likelihood-ratio tests', () => {
  it('stand in the order given, each against the one before', () => {
    const rows = compareModels([slopes, intercepts, slopes], { refit: false })
    expect(rows.map(({ npar }) => npar)).toEqual([6, 4, 6])
    expect(rows[0]).toMatchObject({ chisq: null, df: null, pValue: null, pBoundary: null, simulations: null })
    expect(rows[1]!.chisq).toBeCloseTo(rows[2]!.chisq!, 10)
    expect(rows[2]!.pValue).toBe(chiSquare(2).upper(rows[2]!.chisq!))
  })

  it('know the mixtures of Stram and Lee', () => {
    const boundary = (small: typeof none, large: typeof none): [p: number | null, chisq: number] => {
      const [, row] = compareModels([small, large], { refit: false })
      return [row!.pBoundary, row!.chisq!]
    }
    const [one, x] = boundary(none, intercepts)
    expect(one).toBe(0.5 * chiSquare(1).upper(x))
    const [apart, y] = boundary(intercepts, independent)
    expect(apart).toBe(0.5 * chiSquare(1).upper(y))
    const [correlated, z] = boundary(intercepts, slopes)
    expect(correlated).toBe(0.5 * chiSquare(1).upper(z) + 0.5 * chiSquare(2).upper(z))
    expect(boundary(none, slopes)[0]).toBeNull()
    expect(boundary(ml('Reaction ~ 1 + (1 | Subject)'), intercepts)[0]).toBeNull()
  })

  it('refuse what cannot be compared', () => {
    const fewer = { ...sleepstudy, Reaction: Array.from(sleepstudy.Reaction, (y, i) => (i === 3 ? null : y)) }
    const reml = fit('Reaction ~ Days + (1 | Subject)', sleepstudy)
    const other = fit('Reaction ~ 1 + (1 | Subject)', sleepstudy)
    const compare = (a: typeof none, b: typeof none): string => refusal(() => compareModels([a, b], { refit: false }))
    expect([
      compare(intercepts, ml('log(Reaction) ~ Days + (1 | Subject)')),
      compare(intercepts, ml('Reaction ~ Days + (1 | Subject)', fewer)),
      compare(intercepts, reml),
      compare(reml, other),
    ]).toMatchInlineSnapshot(`
      [
        "The models are of different responses, Reaction and log(Reaction): their likelihoods cannot be compared. Fit both to the same left side.",
        "Reaction ~ Days + (1 | Subject) was fitted to 179 rows, the first model to 180: their likelihoods cannot be compared. Leave out the rows that lack a value of any of the models: { complete: [...] } names their columns.",
        "A model fitted by ML cannot be compared with one fitted by REML. Fit both by the same criterion.",
        "Reaction ~ 1 + (1 | Subject) has other fixed effects: restricted likelihoods of models with different fixed effects are of different data. Compare them by maximum likelihood.",
      ]
    `)
  })
})

describe('Information criteria', () => {
  it('count beta, theta and sigma', () => {
    const { aic, aicc, bic } = informationCriteria(slopes)
    expect(aic).toBeCloseTo(slopes.criterion + 12, 10)
    expect(aicc).toBeCloseTo(aic + (2 * 6 * 7) / (180 - 7), 10)
    expect(bic).toBeCloseTo(slopes.criterion + 6 * Math.log(180), 10)
  })
})

describe('Shares of variance', () => {
  it('do not change when the covariate is shifted', () => {
    const far = { ...sleepstudy, Days: Array.from(sleepstudy.Days, (day) => day + 1e6) }
    const a = rSquared(fit('Reaction ~ Days + (Days | Subject)', sleepstudy))
    const b = rSquared(fit('Reaction ~ Days + (Days | Subject)', far))
    expect(b.r2.conditional).toBeCloseTo(a.r2.conditional, 6)
    expect(b.icc.adjusted!).toBeCloseTo(a.icc.adjusted!, 6)
  })

  it('have no ICC without random effects, and R2 as least squares has it', () => {
    const { r2, icc } = rSquared(none)
    expect(icc).toEqual({ adjusted: null, unadjusted: null })
    expect(r2.marginal).toBe(r2.conditional)
  })

  it('need the rows', () => {
    expect(refusal(() => rSquared(saved(slopes)))).toMatchInlineSnapshot(
      `"R2 and ICC average over the rows, and this model does not hold its rows. Fit the model again with its data."`,
    )
  })
})

describe('Where no mixture of chi-squares is known', () => {
  it('p values are simulated from the smaller model, the same from the same seed', () => {
    const test = (seed: number): ReturnType<typeof compareModels>[number] =>
      compareModels([none, slopes], { refit: false, simulate: { seed, count: 99 } })[1]!
    expect(compareModels([none, slopes], { refit: false })[1]).toMatchObject({ pBoundary: null, simulations: null })
    expect(test(1)).toMatchObject({ pBoundary: 0.01, simulations: 99 })
    expect(test(2)).toEqual(test(2))
  })

  it('what is simulated agrees with a mixture that is known', () => {
    const { pValue, simulations } = simulatedPValue(none, intercepts, 1, { seed: 7 })
    expect(simulations).toBe(999)
    // three standard deviations of a share of 999, and what 18 groups are from infinitely many
    expect(Math.abs(pValue - 0.5 * chiSquare(1).upper(1))).toBeLessThan(0.05)
  })

  it('models without rows are refused', () => {
    const models = [saved(none), saved(slopes)]
    expect(refusal(() => compareModels(models, { refit: false, simulate: { seed: 1 } }))).toMatchInlineSnapshot(
      `"A simulated p value comes from fits to the rows with other responses, and this model does not hold its rows. Fit the model again with its data."`,
    )
  })
})
