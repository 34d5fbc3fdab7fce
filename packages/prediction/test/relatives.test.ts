import { describe, expect, it } from 'vitest'
import { impliedCovariance, predict, simulate } from '../src/index.ts'
import { fit, saved } from './fit.ts'

/** Four animals, the last without rows: an inbred one, its sibling, a stranger, and a child of the first two. */
const levels = ['a', 'b', 'c', 'd']
const K = [
  [1.25, 0.5, 0, 0.875],
  [0.5, 1, 0, 0.75],
  [0, 0, 1, 0],
  [0.875, 0.75, 0, 1.25],
]
const id = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c', 'a', 'b', 'c']
const x = [1, 2, 3, 1, 2, 3, 1, 2, 3, 5, 5, 5]
const y = [5.1, 6.3, 6.9, 4.2, 5.0, 5.7, 1.1, 2.4, 2.9, 9.2, 7.6, 5.2]
const data = { id, x, y }
const model = fit('y ~ x + (1 | id)', data, { relationship: { id: { levels, covariance: K } } })
const variance = model.random[0]!.G.get(0, 0)

describe('Relatives', () => {
  it('lend to each other whether the fit or their past is asked', () => {
    const rows = levels.map((level) => ({ id: level, x: 4 }))
    for (const target of ['group', 'observation'] as const) {
      const fitted = predict(model, rows, { target })
      const given = predict(model, rows, { target, past: data })
      for (const name of ['estimate', 'stdError', 'df'] as const)
        fitted[name].forEach((value, i) => {
          expect(given[name][i]! / value).toBeCloseTo(1, 6)
        })
    }
  })

  it('stay relatives in a model without its data', () => {
    const back = saved(model)
    const rows = levels.map((level) => ({ id: level, x: 4 }))
    const whole = predict(model, rows, { target: 'observation' })
    const again = predict(back, rows, { target: 'observation', trainingData: data })
    for (const name of ['estimate', 'stdError', 'df'] as const) {
      expect(again[name].every((value, i) => Math.abs(value / whole[name][i]! - 1) < 1e-9)).toBe(true)
    }
    expect(predict(back, rows, { target: 'group', past: data }).estimate[3]).toBeCloseTo(
      predict(model, rows, { target: 'group' }).estimate[3]!,
      6,
    )
    expect(simulate(back, { seed: 1, newData: rows }).responses).toEqual(
      simulate(model, { seed: 1, newData: rows }).responses,
    )
  })

  it('have the covariance K tau^2, of a group that is not named tau^2', () => {
    const options = { residual: false }
    const { covariance } = impliedCovariance(model, { id: levels }, options)
    levels.forEach((_, i) => {
      levels.forEach((_, j) => {
        expect(covariance.get(i, j)).toBeCloseTo(K[i]![j]! * variance, 10)
      })
    })
    const others = impliedCovariance(model, { id: ['a', 'z', 'z'] }, options).covariance
    expect([others.get(0, 1), others.get(1, 2), others.get(1, 1)]).toEqual([0, variance, variance])
    expect(impliedCovariance(model, [{ x: 1 }, { x: 2 }], options).covariance.get(0, 1)).toBeCloseTo(variance, 10)
  })
})
