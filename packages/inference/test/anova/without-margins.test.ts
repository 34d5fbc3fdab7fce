import { cake } from '@lmm/datasets/cake'
import { describe, expect, it } from 'vitest'
import { type AnovaRow, type AnovaType, anova } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'

const of = (formula: string, type: AnovaType, contrasts = {}): Record<string, AnovaRow> =>
  Object.fromEntries(
    anova(fit(`angle ~ ${formula} + (1 | recipe:replicate)`, cake as never, { contrasts }), { type }).map((row) => [
      row.term,
      row,
    ]),
  )

const numbers = ({ numDf, denDf, statistic }: AnovaRow): number[] => [numDf, denDf!, statistic!]

function same(a: AnovaRow | undefined, b: AnovaRow | undefined): void {
  const expected = numbers(b!)
  for (const [i, value] of numbers(a!).entries()) expect(value / expected[i]!).toBeCloseTo(1, 8)
}

describe('type II does not depend on how a model is written', () => {
  it.each(['recipe', 'temperature', 'recipe:temperature'])('%s without an intercept', (term) => {
    same(of('0 + recipe * temperature', 'II')[term], of('recipe * temperature', 'II')[term])
  })

  it('of slopes without a slope of their own is what the last of them adds', () => {
    const both = of('recipe:temp + temperature:temp', 'II')
    same(both['recipe:temp'], Object.values(of('temperature:temp + recipe:temp', 'I'))[1])
    expect(both['recipe:temp']!.numDf).toBe(2)
  })

  it('nor on the coding', () => {
    for (const formula of ['0 + recipe + temperature', 'recipe:temp + temperature:temp']) {
      const [plain, sum] = [{}, { recipe: 'sum', temperature: 'sum' }].map((contrasts) => of(formula, 'II', contrasts))
      for (const term of Object.keys(plain!)) same(plain![term], sum![term])
    }
  })

  it('needs no rows', () => {
    const model = fit('angle ~ 0 + recipe + temperature + (1 | recipe:replicate)', cake as never)
    for (const [i, row] of anova(saved(model), { type: 'II' }).entries()) same(row, anova(model, { type: 'II' })[i])
  })
})

describe('the hypothesis in words', () => {
  it.each([
    ['recipe', 'III', 'recipe', 'the levels of recipe have equal means'],
    ['0 + recipe', 'III', 'recipe', 'the mean is zero at all levels of recipe'],
    ['0 + recipe + temperature', 'I', 'recipe', 'the mean is zero at all levels of recipe'],
    ['0 + recipe + temperature', 'III', 'recipe', 'the levels of recipe have equal means'],
    ['recipe:temperature', 'III', 'recipe:temperature', 'all cells of recipe and temperature have equal means'],
    ['0 + recipe:temperature', 'III', 'recipe:temperature', 'the mean is zero in all cells of recipe and temperature'],
    [
      'recipe / temperature',
      'III',
      'recipe:temperature',
      'the mean is the same at all levels of temperature within each level of recipe',
    ],
    [
      'recipe * temperature',
      'I',
      'recipe:temperature',
      'the interaction of recipe and temperature is zero, after recipe and temperature',
    ],
    ['temp * recipe', 'III', 'temp:recipe', 'the slope of temp is the same at all levels of recipe'],
    ['recipe + recipe:temp', 'III', 'recipe:temp', 'the slope of temp is zero at all levels of recipe'],
    [
      'temp + recipe:temperature:temp',
      'III',
      'temp:recipe:temperature',
      'the slope of temp is the same in all cells of recipe and temperature',
    ],
    [
      'temp * recipe + temp * temperature + recipe:temperature:temp',
      'III',
      'temp:recipe:temperature',
      'the interaction of recipe and temperature in the slope of temp is zero',
    ],
  ] as const)('%s, type %s: %s', (formula, type, term, words) => {
    expect(of(formula, type)[term]!.hypothesis.say).toBe(words)
  })
})
