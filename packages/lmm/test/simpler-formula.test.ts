import { dyestuff2 } from '@lmm/datasets/dyestuff2'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { expect, test } from 'vitest'
import { type LmmData, lmm } from '../src/index.ts'

/** Slopes that differ less than noise alone would make them. */
const parallel = ((): LmmData => {
  const x = Array.from({ length: 60 }, (_, i) => i % 6)
  const group = x.map((_, i) => `g${Math.floor(i / 6)}`)
  const wiggle = x.map((_, i) => Math.sin(i * 2.3) + 0.3 * Math.cos(i * i))
  return {
    x,
    group,
    y: x.map((value, i) => 2 * value + 3 * Math.sin(Math.floor(i / 6)) + wiggle[i]! - 0.7 * ((i % 2) - 0.5)),
  }
})()

test.each([
  ['Yield ~ 1 + (1 | Batch)', dyestuff2, 'Yield ~ 1'],
  ['y ~ x + (x || group)', parallel, 'y ~ 1 + x + (1 || group)'],
] as const)('what is empty in %s is left out and the fit stays as good', (formula, data, expected) => {
  const model = lmm(formula, data)
  expect(model.certificate.status).toBe('boundary')
  expect(model.certificate.simpler).toBe(expected)
  const simpler = lmm(model.certificate.simpler!, data)
  expect(simpler.criterion).toBeCloseTo(model.criterion, 8)
  expect(simpler.certificate.status).toBe('optimal')
})

test('a fit inside its parameter space has no simpler formula', () => {
  expect(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy).certificate.simpler).toBeNull()
})

test('effects that carry one dimension are written as one factor, and fit as well', () => {
  let state = 2007
  const uniform = (): number => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  const gauss = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const x = Array.from({ length: 40 }, (_, i) => i % 5)
  const group = x.map((_, i) => `g${Math.floor(i / 5)}`)
  const own = Array.from({ length: 8 }, gauss)
  const y = x.map((value, i) => 5 + value + own[Math.floor(i / 5)]! * (1 + 0.4 * value) + 2 * gauss())
  const model = lmm('y ~ x + (x | group)', { x, group, y })
  expect(model.certificate.directions.map(({ kind }) => kind)).toEqual(['perfect-correlation'])
  expect(model.certificate.simpler).toBe('y ~ 1 + x + rr(1 + x | group, d = 1)')
  const simpler = lmm(model.certificate.simpler!, { x, group, y })
  expect(simpler.criterion).toBeCloseTo(model.criterion, 7)
  expect(simpler.certificate.status).toBe('optimal')
  expect(simpler.singular).toBe(false)
})
