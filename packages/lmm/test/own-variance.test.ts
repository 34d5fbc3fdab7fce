import { builtinVariances, type VarianceFactory } from '@lmm/covariance'
import { orthodont } from '@lmm/datasets/orthodont'
import { expect, it } from 'vitest'
import { lmm, predict, restore, summarize, update } from '../src/index.ts'

/** Standard deviation proportional to 1 + slope x. */
const linear: VarianceFactory = () => ({
  name: 'linear in x',
  of: 'number',
  bind: () => ({
    name: 'linear in x',
    parameters: [{ name: 'slope', kind: 'shape', initial: 0.01, lower: 0, upper: Number.POSITIVE_INFINITY }],
    absolute: false,
    sd: ([slope], x) => 1 + slope! * x,
    derivative: (_theta, _k, x) => x,
    secondDerivative: () => 0,
  }),
})
const variances = { ...builtinVariances, rising: linear }
const rows = orthodont.age.map((age) => age - 8)
const data = { ...orthodont, years: rows }
const model = lmm('distance ~ years + (1 | Subject)', data, { variance: 'rising(years)', variances })
const later = [{ years: 3, Subject: 'M01', Sex: 'Male' }]

it("a user's own variance function is predicted from and fitted again as a built-in is", () => {
  const { stdError } = predict(model, later, { target: 'observation' })
  const { stdError: ofMean } = predict(model, later, { target: 'group' })
  const slope = model.residual.variance!.parameters[0]!.value
  expect(stdError[0]! ** 2 - ofMean[0]! ** 2).toBeCloseTo((model.sigma! * (1 + 3 * slope)) ** 2, 10)
  expect(update(model, { criterion: 'ML' }).specification.variance).toBe('rising(years)')
})

it('a saved model with it is restored with the function passed under its name', () => {
  const json = JSON.parse(JSON.stringify(model))
  const again = restore(json, { variances })
  expect(predict(again, later, { target: 'observation' }).stdError[0]).toBeCloseTo(
    predict(model, later, { target: 'observation' }).stdError[0]!,
    12,
  )
  expect(summarize(again)).toEqual(summarize(model))
  expect(() => restore(json)).toThrowErrorMatchingInlineSnapshot(`
    [LmmError: There is no variance function called 'rising'.
    Known here: ident, power, exp, constPower, fixed.]
  `)
})
