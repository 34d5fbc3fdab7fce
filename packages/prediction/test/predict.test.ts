import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { readCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { fitted, populationFitted, predict, residuals } from '../src/index.ts'
import { fit } from './fit.ts'

const model = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)

describe('Predictions of new rows', () => {
  it('agree with lme4 for known and unknown subjects', () => {
    const reference = readCase('sleepstudy_rs')
    if (reference.type !== 'lmer') throw new Error('not a fit')
    const { rows, population, conditional_new_levels_zero } = reference.newdata!
    const predicted = predict(model, rows)
    rows.forEach((_, i) => {
      expect(predicted.population[i]).toBeCloseTo(population[i]!, 7)
      expect(predicted.conditional[i]).toBeCloseTo(conditional_new_levels_zero[i]!, 5)
    })
  })

  it('name the rows that lack a value, and keep the others', () => {
    const { population, conditional, missing } = predict(model, [
      { Days: 1, Subject: '308' },
      { Days: null, Subject: '308' },
      { Days: 2, Subject: null },
    ])
    expect([...missing]).toEqual([1, 2])
    expect(population[0]).toBeCloseTo(261.872391, 6)
    expect(population[1]).toBeNaN()
    expect(population[2]).toBeCloseTo(272.339677, 6)
    expect(conditional[2]).toBeNaN()
  })

  it('need the columns of the right side, not the response', () => {
    expect(() => predict(model, [{ Subject: '308' }])).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The data have no column Days, which the model reads.
      New data need every column of the model except the response.]
    `)
  })

  it('add the effects of every factor whose level is known', () => {
    const crossed = fit('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)
    const [both, plate, none] = predict(crossed, [
      { plate: 'a', sample: 'A' },
      { plate: 'a', sample: 'new' },
      { plate: 'new', sample: 'new' },
    ]).conditional
    const [plates, samples] = crossed.random
    expect(none).toBeCloseTo(crossed.beta[0]!, 10)
    expect(plate! - none!).toBeCloseTo(plates!.modes[plates!.levels.indexOf('a')]!, 10)
    expect(both! - plate!).toBeCloseTo(samples!.modes[samples!.levels.indexOf('A')]!, 10)
  })
})

describe('The rows of the fit', () => {
  it('have fitted values and residuals that add up to the response', () => {
    const values = fitted(model)
    residuals(model).forEach((r, i) => {
      expect(values[i]! + r).toBeCloseTo(model.rows!.y[i]!, 10)
    })
    expect(populationFitted(model)[1]).toBeCloseTo(261.872391, 6)
  })

  it('are asked for by name when the model does not hold them', () => {
    expect(() => fitted({ ...model, rows: null })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: fitted needs the rows that the model was fitted to, and this model does not hold them.
      Pass the data: \`predict(model, data)\`.]
    `)
  })
})
