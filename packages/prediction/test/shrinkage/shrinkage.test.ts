import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { shrinkage } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'

const slopes = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)

/** Intercept and slope of the rows of a subject by least squares, from their textbook formulas. */
function leastSquares(subject: string): [number, number] {
  const { codes, levels } = slopes.rows!.random[0]!
  const own = [...codes.keys()].filter((i) => levels[codes[i]!] === subject)
  const x = own.map((i) => sleepstudy.Days[i]!)
  const y = own.map((i) => sleepstudy.Reaction[i]!)
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  const slope = x.reduce((sum, v, i) => sum + (v - mx) * (y[i]! - my), 0) / x.reduce((sum, v) => sum + (v - mx) ** 2, 0)
  return [my - slope * mx, slope]
}

describe('Shrinkage of random lines', () => {
  const { groups } = shrinkage(slopes)

  it('starts from the own least-squares line of each group', () => {
    for (const { level, own } of groups) {
      const [intercept, slope] = leastSquares(level)
      expect(own![0]).toBeCloseTo(intercept, 8)
      expect(own![1]).toBeCloseTo(slope, 9)
    }
  })

  it('is blup - population = W (own - population)', () => {
    for (const { own, population, blup, weight } of groups)
      for (let i = 0; i < 2; i++) {
        let sum = 0
        for (let j = 0; j < 2; j++) sum += weight.get(i, j) * (own![j]! - population[j]!)
        expect(sum).toBeCloseTo(blup[i]! - population[i]!, 7)
      }
  })

  it('tells rows, reliabilities and what would make it less', () => {
    const [first] = groups
    expect(first!.rows).toBe(10)
    const { G, variances } = slopes.random[0]!
    expect(first!.reliabilities[1]).toBeCloseTo(1 - variances[3]! / G.get(1, 1), 10)
    expect(first!.doubled).toBeGreaterThan(first!.reliability)
    expect(shrinkage(slopes).explanation.message).toMatchInlineSnapshot(
      `"Every group of Subject keeps 79.5 % of what its own rows say; the rest comes from the population. Twice the rows, or half the residual variance, would make it 87.6 % for 308, 2.6 times the rows 90 %."`,
    )
  })
})

describe('Shrinkage of a random intercept', () => {
  const rows = sleepstudy.Days.length
  const keep = Array.from({ length: rows }, (_, i) => i).filter((i) => i % 10 < 1 + (Math.floor(i / 10) % 9))
  const some = {
    Reaction: keep.map((i) => sleepstudy.Reaction[i]!),
    Days: keep.map((i) => sleepstudy.Days[i]!),
    Subject: keep.map((i) => slopes.random[0]!.levels[slopes.rows!.random[0]!.codes[i]!]!),
  }
  const model = fit('Reaction ~ Days + (1 | Subject)', some)

  it('has the weight n tau^2 / (n tau^2 + sigma^2), and 0.9 with as many rows as that formula needs', () => {
    const tau2 = model.random[0]!.G.get(0, 0)
    const sigma2 = model.sigma! ** 2
    for (const { rows: n, reliability, neededFor90, doubled } of shrinkage(model, 'Subject').groups) {
      expect(reliability).toBeCloseTo((n! * tau2) / (n! * tau2 + sigma2), 9)
      expect(doubled).toBeCloseTo((2 * n! * tau2) / (2 * n! * tau2 + sigma2), 9)
      expect(neededFor90! * n! * tau2 * 0.1).toBeCloseTo(0.9 * sigma2, 4)
    }
    expect(shrinkage(model).explanation.message).toMatchInlineSnapshot(
      `"Of what their own rows say groups of Subject keep from 56.3 % (308, 1 row) to 92.1 % (372, 9 rows); the rest comes from the population. Twice the rows, or half the residual variance, would make it 72 % for 308, 7 times the rows 90 %."`,
    )
  })

  it('says which groups have no estimate of their own', () => {
    const lines = fit('Reaction ~ Days + (Days | Subject)', some)
    const { groups, explanation } = shrinkage(lines)
    const alone = groups.filter(({ own }) => own === null)
    expect(alone.map(({ rows }) => rows)).toEqual([1, 1])
    expect(explanation.data).toMatchObject({ without: { count: 2 } })
    expect(explanation.message).toContain('2 groups')
    for (const { blup, population, weight } of alone) {
      expect(Number.isFinite(blup[0]! + weight.get(0, 0))).toBe(true)
      expect(population[1]).toBeCloseTo(lines.beta[1]!, 12)
    }
  })
})

describe('Shrinkage beside other random terms', () => {
  const crossed = fit('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)

  it('takes the others at their modes', () => {
    for (const group of ['plate', 'sample']) {
      const k = crossed.random.findIndex((term) => term.group === group)
      for (const { own, population, blup, weight } of shrinkage(crossed, group).groups)
        expect(weight.get(0, 0) * (own![0]! - population[0]!)).toBeCloseTo(blup[0]! - population[0]!, 8)
      const { codes } = crossed.rows!.random[k]!
      const other = crossed.random[1 - k]!
      const rest = [...codes.keys()]
        .filter((i) => codes[i] === 0)
        .map((i) => crossed.rows!.y[i]! - other.modes[crossed.rows!.random[1 - k]!.codes[i]!]!)
      const mean = rest.reduce((a, b) => a + b, 0) / rest.length
      expect(shrinkage(crossed, group).groups[0]!.own![0]).toBeCloseTo(mean, 9)
    }
  })

  it('of one of two terms of a factor too', () => {
    const two = fit('Reaction ~ Days + (1 | Subject) + (0 + Days | Subject)', sleepstudy)
    for (const term of ['(1 | Subject)', '(0 + Days | Subject)'])
      for (const { own, population, blup, weight } of shrinkage(two, term).groups)
        expect(weight.get(0, 0) * (own![0]! - population[0]!)).toBeCloseTo(blup[0]! - population[0]!, 7)
  })

  it('asks which term, and for the data', () => {
    expect(() => shrinkage(crossed)).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: Which random term is meant: (1 | plate) or (1 | sample)?
      Name it as the formula has it.]
    `)
    expect(() => shrinkage(saved(slopes))).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: shrinkage needs the data that the model was fitted to, and this model does not hold them.
      Pass the data of the fit: \`{ trainingData }\`, --training-data FILE of the command.]
    `)
    expect(shrinkage(saved(slopes), 'Subject', { trainingData: sleepstudy }).groups[3]!.own![0]).toBeCloseTo(
      shrinkage(slopes).groups[3]!.own![0]!,
      9,
    )
  })
})
