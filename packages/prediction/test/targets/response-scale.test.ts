import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { predict } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'

const rows = [{ Days: 4, Subject: '309' }]

describe('Predictions on the scale of the response', () => {
  it.each([
    ['log(Reaction)', Math.exp],
    ['log10(Reaction)', (v: number) => 10 ** v],
    ['log(Reaction, 2)', (v: number) => 2 ** v],
    ['log(Reaction + 100)', (v: number) => Math.exp(v) - 100],
    ['sqrt(Reaction)', (v: number) => v * v],
    ['I(Reaction^0.25)', (v: number) => v ** 4],
    ['I(2 * (Reaction - 1) / 4)', (v: number) => 2 * v + 1],
    ['Reaction', (v: number) => v],
  ] as const)('take %s back', (left, back) => {
    const model = fit(`${left} ~ Days + (1 | Subject)`, sleepstudy)
    const plain = predict(model, rows, { target: 'observation' })
    const response = predict(model, rows, { target: 'observation', scale: 'response' })
    for (const name of ['estimate', 'lower', 'upper'] as const)
      expect(response[name][0]! / back(plain[name][0]!)).toBeCloseTo(1, 12)
    expect(response.stdError).toEqual(plain.stdError)
  })

  it('take a scaled response back by what was learned, from JSON too', () => {
    const raw = predict(fit('Reaction ~ Days + (1 | Subject)', sleepstudy), rows, { target: 'group' })
    const scaled = saved(fit('scale(Reaction) ~ Days + (1 | Subject)', sleepstudy))
    expect(predict(scaled, rows, { target: 'group', scale: 'response' }).estimate[0]).toBeCloseTo(raw.estimate[0]!, 6)
  })

  it('say where there is no way back', () => {
    const model = fit('I(1 / Reaction) ~ Days + (1 | Subject)', sleepstudy)
    expect(() => predict(model, rows, { target: 'group', scale: 'response' })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: Predictions of I(1/Reaction) cannot be taken back to the response before it was transformed.
      Use the scale 'model', and transform yourself: logarithms, roots, powers, shifts and scales of one column have an inverse here.]
    `)
  })
})

describe('Far outside the range of the fit', () => {
  const told = (formula: string, Days: number[], restored = false): string[] => {
    const model = fit(formula, sleepstudy)
    const rows = Days.map((day) => ({ Days: day, Subject: '308' }))
    return predict(restored ? saved(model) : model, rows).diagnostics.map(({ message }) => message)
  }

  it('splines and polynomials are doubted', () => {
    expect(told('Reaction ~ poly(Days, 2) + (1 | Subject)', [5, 30, 40])).toMatchInlineSnapshot(`
      [
        "Days is 40 in row 3 (and far outside in 1 more row); the fit saw 0 to 9, and poly(Days, 2) is not held by data so far outside.",
      ]
    `)
    expect(told('Reaction ~ ns(Days, df = 3) + (1 | Subject)', [-9])).toMatchInlineSnapshot(`
      [
        "Days is -9 in row 1; the fit saw 0 to 9, and ns(Days, df = 3) is not held by data so far outside.",
      ]
    `)
    expect(told('Reaction ~ Days + I(Days^2) + (1 | Subject)', [12])).toMatchInlineSnapshot(`
      [
        "Days is 12 in row 1; the fit saw 0 to 9, and I(Days^2) is not held by data so far outside.",
      ]
    `)
  })

  it('they are doubted without the data of the fit, too', () => {
    expect(told('Reaction ~ poly(Days, 2) + (1 | Subject)', [5, 30], true)).toMatchInlineSnapshot(`
      [
        "Days is 30 in row 2; the fit saw 0 to 9, and poly(Days, 2) is not held by data so far outside.",
      ]
    `)
    expect(told('Reaction ~ I(Days^2) + (1 | Subject)', [5, 30], true)).toHaveLength(1)
    expect(told('Reaction ~ ns(Days, df = 3) + (1 | Subject)', [20], true)).toMatchInlineSnapshot(`
      [
        "Days is 20 in row 1; the fit saw 0 to 9, and ns(Days, df = 3) is not held by data so far outside.",
      ]
    `)
  })

  it('straight lines are not, nor is what lies just outside', () => {
    expect(told('Reaction ~ Days + (Days | Subject)', [40])).toEqual([])
    expect(told('Reaction ~ poly(Days, 2) + (1 | Subject)', [10])).toEqual([])
  })
})
