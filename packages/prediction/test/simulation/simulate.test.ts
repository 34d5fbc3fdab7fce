import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { fitted, randomGenerator, simulate } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'

const model = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)
const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length

describe('Simulated responses', () => {
  it('are the same from the same seed, whatever the count, and others from another', () => {
    const three = simulate(model, { seed: 7, count: 3 }).responses
    expect(simulate(model, { seed: 7, count: 3 }).responses).toEqual(three)
    expect(simulate(model, { seed: 7 }).responses[0]).toEqual(three[0])
    expect(simulate(model, { seed: randomGenerator(7) }).responses[0]).toEqual(three[0])
    expect(three[1]![0]).not.toBe(three[0]![0])
    expect(simulate(model, { seed: 8 }).responses[0]![0]).not.toBe(three[0]![0])
    expect(three[0]![0]).toBeCloseTo(275.17585560566, 9)
  })

  it('have the mean and the covariance of the model', () => {
    const count = 4000
    const { responses } = simulate(model, { seed: 1, count })
    const { G } = model.random[0]!
    const at = (i: number): number[] => responses.map((y) => y[i]!)
    const [first, last] = [at(0), at(9)]
    const variance = G.get(0, 0) + model.sigma! ** 2
    expect(Math.abs(mean(first) - model.beta[0]!)).toBeLessThan(4 * Math.sqrt(variance / count))
    const deviations = first.map((value, i) => (value - mean(first)) * (last[i]! - mean(last)))
    const squares = first.map((value) => (value - mean(first)) ** 2)
    expect(Math.abs(mean(squares) / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / count))
    expect(Math.abs(mean(deviations) - (G.get(0, 0) + 9 * G.get(0, 1))) / 2000).toBeLessThan(4 / Math.sqrt(count))
  })

  it('of the groups as they were estimated vary about the fitted values by sigma', () => {
    const { responses } = simulate(model, { seed: 3, count: 500, conditional: true })
    const values = fitted(model)
    const z = responses.flatMap((y) => Array.from(y, (value, i) => (value - values[i]!) / model.sigma!))
    expect(Math.abs(mean(z))).toBeLessThan(4 / Math.sqrt(z.length))
    expect(Math.abs(mean(z.map((v) => v * v)) - 1)).toBeLessThan(4 * Math.sqrt(2 / z.length))
  })

  it('of new rows draw groups that were not in the fit, one for all rows of it', () => {
    const rows = [
      { Days: 0, Subject: 'new' },
      { Days: 0, Subject: 'new' },
      { Days: 0, Subject: 'other' },
      { Days: null, Subject: '308' },
    ]
    const { responses, missing } = simulate(saved(model), { seed: 5, count: 3000, newData: rows, conditional: true })
    expect([...missing]).toEqual([3])
    const product = (i: number, j: number): number =>
      mean(responses.map((y) => (y[i]! - model.beta[0]!) * (y[j]! - model.beta[0]!)))
    const tau2 = model.random[0]!.G.get(0, 0)
    expect(Math.abs(product(0, 1) / tau2 - 1)).toBeLessThan(0.2)
    expect(Math.abs(product(0, 2) / tau2)).toBeLessThan(0.2)
  })

  it('of levels with a known relationship share their effects', () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f']
    const K = levels.map((_, i) =>
      levels.map((_, j) => (i === j ? 1 : Math.floor(i / 2) === Math.floor(j / 2) ? 0.9 : 0)),
    )
    const related = fit(
      'diameter ~ 1 + (1 | sample)',
      { ...penicillin, sample: Array.from(penicillin.diameter, (_, i) => levels[i % 6]!) },
      {
        relationship: { sample: { levels, covariance: K } },
      },
    )
    const { responses } = simulate(related, { seed: 2, count: 2000 })
    const at = (i: number): number[] => responses.map((y) => y[i]! - related.beta[0]!)
    const [a, b, c] = [at(0), at(1), at(2)]
    const tau2 = related.random[0]!.G.get(0, 0)
    expect(Math.abs(mean(a.map((v, i) => v * b[i]!)) - 0.9 * tau2)).toBeLessThan(0.15 * (tau2 + related.sigma! ** 2))
    expect(Math.abs(mean(a.map((v, i) => v * c[i]!)))).toBeLessThan(0.15 * (tau2 + related.sigma! ** 2))
  })

  it('are refused where a row stands for several, and without rows', () => {
    const counted = fit(
      'Reaction ~ Days + (1 | Subject)',
      { ...sleepstudy, n: sleepstudy.Days.map(() => 2) },
      {
        weights: { column: 'n', kind: 'frequency' },
      },
    )
    expect(() => simulate(counted, { seed: 1 })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: A row of this model stands for several equal rows: their responses cannot be drawn as one number.
      Fit the model to the rows one by one, without frequency weights.]
    `)
    expect(() => simulate(saved(model), { seed: 1 })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: simulate needs the rows that the model was fitted to, and this model does not hold them.
      Pass the data: \`simulate(model, { seed, newData })\`.]
    `)
    expect(() => simulate(model, { seed: 1, count: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: count cannot be 0.
      Choose a whole number from 1 on.]
    `)
  })
})
