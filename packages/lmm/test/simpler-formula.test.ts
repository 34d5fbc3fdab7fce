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
