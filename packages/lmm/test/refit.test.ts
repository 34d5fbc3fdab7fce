import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { fitted, refitted, simulate } from '@lmm/prediction'
import { refit } from '@lmm/reml'
import { describe, expect, it } from 'vitest'
import { compareModels, lmm } from '../src/index.ts'

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
  })

  const visits = { ...sleepstudy, t: Array.from(sleepstudy.Days, (day) => day + 1) }

  it.each([
    ['Reaction ~ Days', { residual: 'ar1(t | Subject)' }],
    ['Reaction ~ Days + (1 | Subject)', { residual: 'exp(t | Subject)', variance: 'ident(t)' }],
    ['Reaction ~ Days + (Days | Subject)', { variance: 'power(t)', criterion: 'ML' }],
    ['Reaction ~ Days', { residual: 'csh(t | Subject)' }],
  ] as const)(
    'where residuals have a structure is the fit to a table that has the response: %s %j',
    (formula, options) => {
      const model = lmm(formula, visits, options)
      const [y] = simulate(model, { seed: 5 }).responses
      const again = refit(model, { y: y! })
      const whole = lmm(formula, { ...visits, Reaction: y! }, options)
      close(again.criterion, whole.criterion)
      again.beta.forEach((value, j) => {
        expect(value / whole.beta[j]!).toBeCloseTo(1, 6)
      })
      expect(again.residual.structure).toBe(model.residual.structure)
      expect(refit(again, { y: visits.Reaction }).criterion).toBeCloseTo(model.criterion, 7)
    },
  )

  it('of a variance of the fitted values takes them, or is repeated until they settle', () => {
    const model = lmm('Reaction ~ Days + (1 | Subject)', visits, { variance: 'power(fitted)' })
    const [y] = simulate(model, { seed: 5 }).responses
    expect(() => refit(model, { y: y! })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The variance power(fitted) depends on the fitted values, which another response or other weights change.
      Pass those that it is to have, { fitted }, or fit a table with the new values: update(model, { data }).]
    `)
    const whole = lmm('Reaction ~ Days + (1 | Subject)', { ...visits, Reaction: y! }, { variance: 'power(fitted)' })
    expect(refit(model, { y: y!, fitted: fitted(whole) }).criterion).toBeCloseTo(whole.criterion, 6)
    expect(refitted(model, y!)!.criterion).toBeCloseTo(whole.criterion, 6)
  })

  it('gives simulated p values for residual structures', () => {
    const options = { residual: 'ar1(t | Subject)', criterion: 'ML' } as const
    const small = lmm('Reaction ~ Days', visits, options)
    const large = lmm('Reaction ~ Days + (Days | Subject)', visits, options)
    const [, second] = compareModels([small, large], { simulate: { seed: 2, count: 19 } })
    expect(second!.simulations).toBe(19)
    expect(second!.pBoundary).toBeLessThan(0.5)
  })
})
