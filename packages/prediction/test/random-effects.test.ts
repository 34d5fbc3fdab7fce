import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { readCase } from '@lmm/reference'
import { expect, it } from 'vitest'
import { randomEffects } from '../src/index.ts'
import { fit } from './fit.ts'

it('Prediction errors include the uncertainty of the fixed effects, as computed from the dense V', () => {
  const reference = readCase('sleepstudy_rs')
  if (reference.type !== 'lmer') throw new Error('not a fit')
  const effects = randomEffects(fit('Reaction ~ Days + (Days | Subject)', sleepstudy))
  const expected = reference.pev!.blup_pev_sd
  expect(effects).toHaveLength(expected.length)
  effects.forEach(({ predictionError }, i) => {
    expect(Math.abs(predictionError / expected[i]! - 1)).toBeLessThan(1e-6)
  })
})

it('Crossed factors have them too', () => {
  const reference = readCase('penicillin')
  if (reference.type !== 'lmer') throw new Error('not a fit')
  const effects = randomEffects(fit('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin))
  effects.forEach(({ predictionError }, i) => {
    expect(Math.abs(predictionError / reference.pev!.blup_pev_sd[i]! - 1)).toBeLessThan(1e-6)
  })
})

it('Rows are tidy: group, level, term, estimate and its errors', () => {
  const [first] = randomEffects(fit('Reaction ~ Days + (Days | Subject)', sleepstudy))
  expect(first).toMatchObject({ group: 'Subject', level: '308', term: '(Intercept)' })
  expect(first!.predictionError).toBeGreaterThan(first!.stdError)
})
