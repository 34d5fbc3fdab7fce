import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { readCase } from '@lmm/reference'
import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { type ResidualOptions, residuals } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'

const w = Array.from({ length: 180 }, (_, i) => 0.5 + (i % 4))
const slopes = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)
const weighted = fit('Reaction ~ Days + (Days | Subject)', { ...sleepstudy, w }, { weights: { column: 'w' } })
const crossed = fit('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)

describe('Residuals', () => {
  it('scaled are those of lme4', () => {
    const reference = readCase('sleepstudy_rs')
    if (reference.type !== 'lmer') throw new Error('not a fit')
    residuals(slopes, { kind: 'scaled' }).forEach((value, i) => {
      expect(value * slopes.sigma!).toBeCloseTo(reference.residuals![i]!, 5)
    })
  })

  it('pearson are times the root of the weight, normalized conditional ones scaled', () => {
    const response = residuals(weighted)
    residuals(weighted, { kind: 'pearson' }).forEach((value, i) => {
      expect(value).toBeCloseTo(response[i]! * Math.sqrt(w[i]!), 9)
    })
    expect(residuals(weighted, { kind: 'normalized' })).toEqual(residuals(weighted, { kind: 'scaled' }))
    const marginal = residuals(weighted, { about: 'marginal' })
    expect(marginal[0]).toBeCloseTo(sleepstudy.Reaction[0]! - weighted.beta[0]!, 9)
  })

  it.each([
    ['one factor', slopes],
    ['weights', weighted],
    ['crossed factors', crossed],
  ] as const)('whitened marginal are V^-1/2 (y - X beta) of the dense V: %s', (_, model) => {
    const { n, random, weights } = model.rows!
    const V = Matrix.zeros(n, n)
    for (let i = 0; i < n; i++) V.set(i, i, model.sigma! ** 2 / (weights?.values[i] ?? 1))
    random.forEach(({ codes, columns }, k) => {
      const { G } = model.random[k]!
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++)
          if (codes[i] === codes[j])
            columns.forEach((a, r) => {
              columns.forEach((b, c) => {
                V.set(i, j, V.get(i, j) + a[i]! * G.get(r, c) * b[j]!)
              })
            })
    })
    const r = residuals(model, { about: 'marginal' })
    const white = residuals(model, { kind: 'normalized', about: 'marginal' })
    const column = Matrix.columnVector([...r])
    const expected = column.transpose().mmul(inverse(V)).mmul(column).get(0, 0)
    expect(white.reduce((sum, value) => sum + value * value, 0) / expected).toBeCloseTo(1, 9)
    // a symmetric root: where the weights are equal V^1/2 w = r has V^1/2 symmetric, and V w.w = r.r
    const whiteColumn = Matrix.columnVector([...white])
    if (!weights)
      expect(
        whiteColumn.transpose().mmul(V).mmul(whiteColumn).get(0, 0) / r.reduce((s, v) => s + v * v, 0),
      ).toBeCloseTo(1, 9)
  })

  it('of quantiles are uniform, and the same from the same seed', () => {
    const options: ResidualOptions = { kind: 'quantile', about: 'marginal', seed: 4, count: 200 }
    const quantiles = residuals(crossed, options)
    expect(residuals(crossed, options)).toEqual(quantiles)
    const sorted = [...residuals(slopes, { kind: 'quantile', seed: 4 })].sort((a, b) => a - b)
    const distance = Math.max(...sorted.map((value, i) => Math.abs(value - (i + 0.5) / sorted.length)))
    expect(distance).toBeLessThan(0.12)
    expect(() => residuals(slopes, { kind: 'quantile' })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: Quantile residuals are simulated, and that needs a seed.
      Pass one: { seed: 1 }.]
    `)
  })

  it('of other rows take the response from them', () => {
    const rows = [
      { Days: 0, Subject: '308', Reaction: 300 },
      { Days: 0, Subject: 'new', Reaction: 300 },
      { Days: null, Subject: '308', Reaction: 300 },
    ]
    const values = residuals(saved(slopes), { data: rows })
    expect(values[0]).toBeCloseTo(300 - slopes.beta[0]! - slopes.random[0]!.modes[0]!, 8)
    expect(values[1]).toBeCloseTo(300 - slopes.beta[0]!, 8)
    expect(values[2]).toBeNaN()
    const white = residuals(saved(slopes), { data: rows, kind: 'normalized', about: 'marginal' })
    const v = slopes.random[0]!.G.get(0, 0) + slopes.sigma! ** 2
    expect(white[1]).toBeCloseTo((300 - slopes.beta[0]!) / Math.sqrt(v), 8)
    expect(white[2]).toBeNaN()
  })

  it('refuse what is no choice, and need rows', () => {
    expect(() => residuals(slopes, { kind: 'deviance' as 'scaled' })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: kind cannot be deviance.
      Choose response, pearson, scaled, normalized or quantile.]
    `)
    expect(() => residuals(saved(slopes))).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: residuals needs the rows that the model was fitted to, and this model does not hold them.
      Pass the data: \`residuals(model, { data })\`.]
    `)
  })
})
