import { orthodont } from '@lmm/datasets/orthodont'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { betweenWithin, type DfMethod, type FittedModel, kenwardRoger, lmm, satterthwaite } from '../src/index.ts'

const unit = (p: number, j: number): number[] => Array.from({ length: p }, (_, i) => (i === j ? 1 : 0))
const coefficients = (method: DfMethod, model: FittedModel): { se: number; df: number }[] =>
  model.names.map((_, j) => {
    const { variance, df } = method.of(model).linear(unit(model.names.length, j))
    return { se: Math.sqrt(variance), df }
  })

const missing = {
  ...sleepstudy,
  Reaction: Array.from(sleepstudy.Reaction, (y, i) => (i % 7 === 3 ? null : y)),
  one: Array.from(sleepstudy.Reaction, () => 'all'),
}

describe('One model written in two ways has the same Satterthwaite and Kenward-Roger inference', () => {
  it.each([
    ['Reaction ~ Days + (1 | Subject)', {}, 'Reaction ~ Days', { residual: 'cs(1 | Subject)' }],
    ['Reaction ~ Days + (Days | Subject)', {}, 'Reaction ~ Days + (Days | Subject)', { variance: 'ident(one)' }],
    ['Reaction ~ Days', { residual: 'car1(Days | Subject)' }, 'Reaction ~ Days', { residual: 'ar1(Days | Subject)' }],
    ['Reaction ~ Days', { residual: 'exp(Days | Subject)' }, 'Reaction ~ Days', { residual: 'ar1(Days | Subject)' }],
  ] as const)('%s with %o, and %s with %o', (formula, options, otherFormula, otherOptions) => {
    const first = lmm(formula, missing, options)
    const second = lmm(otherFormula, missing, otherOptions)
    for (const method of [satterthwaite, kenwardRoger]) {
      const a = coefficients(method, first)
      coefficients(method, second).forEach(({ se, df }, j) => {
        expect(Math.abs(se / a[j]!.se - 1)).toBeLessThan(1e-6)
        expect(Math.abs(df / a[j]!.df - 1)).toBeLessThan(1e-5)
      })
    }
  })
})

describe('Degrees of freedom between and within subjects of a model with correlated residuals', () => {
  const formula = 'distance ~ factor(age) * Sex'
  const dfOf = (model: FittedModel): number[] => coefficients(betweenWithin, model).map(({ df }) => df)

  it('are 27 subjects less 2 columns, and 108 rows less subjects and the columns within', () => {
    const model = lmm(formula, orthodont, { residual: 'us(age | Subject)' })
    expect(dfOf(model)).toEqual([25, 75, 75, 75, 25, 75, 75, 75])
  })

  it('are those of the model with a random intercept, also with groups of several arms', () => {
    const random = dfOf(lmm(`${formula} + (1 | Subject)`, orthodont))
    expect(dfOf(lmm(formula, orthodont, { residual: 'us(age | Sex / Subject)' }))).toEqual(random)
  })
})
