import { insteval } from '@lmm/datasets/insteval'
import { pastes } from '@lmm/datasets/pastes'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, test } from 'vitest'
import {
  type LmmData,
  type LmmOptions,
  lmm,
  populationFitted,
  predict,
  report,
  restore,
  save,
  summarize,
} from '../src/index.ts'

const cases: readonly (readonly [string, LmmData, LmmOptions])[] = [
  ['Reaction ~ Days + (Days | Subject)', sleepstudy, {}],
  ['log(Reaction) ~ poly(Days, 2) + (1 | Subject)', sleepstudy, { criterion: 'ML' }],
  ['strength ~ 1 + (1 | batch/cask)', pastes, {}],
]

describe.each(cases)('%s', (formula, data, options) => {
  const model = lmm(formula, data, options)
  const back = restore(JSON.parse(JSON.stringify(model)))

  test('a restored model predicts the same to the last bit', () => {
    expect(predict(back, data)).toEqual(predict(model, data))
  })
  test('a restored model has the same summary and report', () => {
    const { warnings: _, ...summary } = summarize(back)
    const { warnings: __, ...original } = summarize(model)
    expect(summary).toEqual(original)
    expect(report(back)).toBe(report(model))
    expect(`${back}`).toBe(`${model}`)
  })
  test('a restored model is saved as it was', () => {
    expect(JSON.stringify(back)).toBe(JSON.stringify(model))
  })
  test('what needs the rows says so', () => {
    expect(() => populationFitted(back)).toThrow(/data/)
  })
})

test('without its groups a model is small whatever their number, and predicts the population', () => {
  const rows = 4000
  const part = Object.fromEntries(
    Object.entries(insteval).map(([name, column]) => [
      name,
      'codes' in column ? { ...column, codes: column.codes.slice(0, rows) } : column.slice(0, rows),
    ]),
  ) as unknown as LmmData
  const model = lmm('y ~ 1 + service + (1 | s)', part)
  const text = JSON.stringify(save(model, { groups: false }))
  expect(text.length).toBeLessThan(12_000)
  const back = restore(JSON.parse(text))
  expect(predict(back, part).population).toEqual(predict(model, part).population)
})
