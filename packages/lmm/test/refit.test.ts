import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { simulate } from '@lmm/prediction'
import { refit } from '@lmm/reml'
import { describe, expect, it } from 'vitest'
import { lmm } from '../src/index.ts'

const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThan(1e-9 * Math.max(1, Math.abs(b)))

describe('A refit', () => {
  it.each([
    ['Reaction ~ Days + (Days | Subject)', sleepstudy, 'Reaction'],
    ['Reaction ~ Days + (Days || Subject)', sleepstudy, 'Reaction'],
    ['Reaction ~ poly(Days, 2) + offset(Days) + (1 | Subject)', sleepstudy, 'Reaction'],
    ['diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin, 'diameter'],
  ])('to another response is the fit to a table that has it: %s', (formula, data, name) => {
    const model = lmm(formula, data)
    const [y] = simulate(model, { seed: 7 }).responses
    const again = refit(model, { y: y! })
    const whole = lmm(formula, { ...data, [name]: y! })
    close(again.criterion, whole.criterion)
    again.beta.forEach((value, j) => {
      close(value, whole.beta[j]!)
    })
    expect(again.vcov.get(0, 0) / whole.vcov.get(0, 0)).toBeCloseTo(1, 5)
    expect(again.random[0]!.modes[0]).toBeCloseTo(whole.random[0]!.modes[0]!, 4)
  })

  it('to other weights is the fit with them', () => {
    const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
    const weights = Float64Array.from({ length: 180 }, (_, i) => 1 + (i % 3))
    const whole = lmm(model.specification.formula, { ...sleepstudy, weights }, { weights: { column: 'weights' } })
    const again = refit(model, { weights })
    close(again.criterion, whole.criterion)
    expect(again.beta[1]).toBeCloseTo(whole.beta[1]!, 9)
  })

  it('of a singular fit leaves the boundary', () => {
    const flat = lmm('y ~ 1 + (1 | g)', { y: [1, 2, 3, 1, 2, 3], g: ['a', 'a', 'a', 'b', 'b', 'b'] })
    expect(flat.singular).toBe(true)
    expect(refit(flat, { y: [1, 2, 3, 11, 12, 13] }).singular).toBe(false)
  })

  it('refuses values that are not those of the rows', () => {
    const model = lmm('Reaction ~ Days + (1 | Subject)', sleepstudy)
    expect(() => refit(model, { y: [1, 2, 3] })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: y holds 3 values, and the model was fitted to 180 rows.
      Pass 180 values, one for each row that was used, in their order.]
    `)
    expect(() => refit(model, { y: new Float64Array(180).fill(Number.NaN) })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: Value 1 of y is not a finite number.
      Pass 180 values, one for each row that was used, in their order.]
    `)
    expect(() => refit(model, { weights: new Float64Array(180) })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: Value 1 of weights is not a positive number.
      Pass 180 values, one for each row that was used, in their order.]
    `)
    expect(() => refit(model, { y: new Float64Array(180).fill(3) })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The response Reaction is 3 in all 180 rows used: there is nothing to explain.
      Check the column, and which rows were left out.]
    `)
    const visits = { ...sleepstudy, visit: sleepstudy.Days.map((day) => day + 1) }
    const marginal = lmm('Reaction ~ Days', visits, { residual: 'ar1(visit | Subject)' })
    expect(() => refit(marginal, { y: sleepstudy.Reaction })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: refit is for independent residuals; those of this model have a covariance (ar1).
      Fit it to a table with the new values: update(model, { data }).]
    `)
  })
})
