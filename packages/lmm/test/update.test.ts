import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { expect, it } from 'vitest'
import { lmm, update } from '../src/index.ts'

const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)

it('A dot stands for what was there', () => {
  expect(update(model, '. ~ . - Days').specification.formula).toBe('Reaction ~ 1 + (Days | Subject)')
  expect(update(model, 'log(.) ~ .').specification.formula).toBe('log(Reaction) ~ Days + (Days | Subject)')
  expect(update(model, '. ~ . + I(Days^2)').names).toEqual(['(Intercept)', 'Days', 'I(Days^2)'])
})

it('Random terms come and go by their text', () => {
  const simpler = update(model, '. ~ . - (Days | Subject) + (1 | Subject)')
  expect(simpler.criterion).toBeCloseTo(lmm('Reaction ~ Days + (1 | Subject)', sleepstudy).criterion, 10)
})

it('Options alone change the fit and keep the formula', () => {
  const ml = update(model, { criterion: 'ML' })
  expect(ml.specification).toEqual({ ...model.specification, criterion: 'ML' })
  expect(ml.criterion).toBeCloseTo(1751.9393444631976, 8)
})

it('Options of the first fit stay', () => {
  const weights = Float64Array.from({ length: 180 }, (_, i) => 1 + (i % 3))
  const weighted = lmm(
    'Reaction ~ Days + (1 | Subject)',
    { ...sleepstudy, weights },
    { weights: { column: 'weights' } },
  )
  const again = update(weighted, '. ~ . - Days + Days')
  expect(again.criterion).toBeCloseTo(weighted.criterion, 9)
  expect(again.specification.weights).toEqual({ column: 'weights', kind: 'precision' })
})

it('Other data may be passed', () => {
  const half = { ...sleepstudy, Reaction: Float64Array.from(sleepstudy.Reaction, (y) => y / 2) }
  expect(update(model, { data: half }).sigma).toBeCloseTo(model.sigma! / 2, 9)
})
