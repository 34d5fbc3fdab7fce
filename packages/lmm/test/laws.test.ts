import { orthodont } from '@lmm/datasets/orthodont'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { type FittedModel, fitted, type LmmData, lmm, populationFitted, predict, residuals } from '../src/index.ts'

const formula = 'Reaction ~ Days + (Days | Subject)'
const reference = lmm(formula, sleepstudy)
const Days = Float64Array.from(sleepstudy.Days)
const Reaction = Float64Array.from(sleepstudy.Reaction)
const { Subject } = sleepstudy

const standardErrors = (model: FittedModel): number[] => model.vcov.diagonal().map(Math.sqrt)
const tValues = (model: FittedModel): number[] => standardErrors(model).map((se, j) => model.beta[j]! / se)

describe('predict on the rows of the fit', () => {
  const cases: [string, LmmData][] = [
    [formula, sleepstudy],
    ['Reaction ~ poly(Days, 2) + (1 | Subject) + (0 + Days | Subject)', sleepstudy],
    ['log(Reaction) ~ scale(Days) + (scale(Days) || Subject)', sleepstudy],
    ['distance ~ I(age - 11) * Sex + (I(age - 11) | Subject)', orthodont],
    ['distance ~ 0 + Sex + offset(age) + (1 | Subject)', orthodont],
  ]
  it.each(cases)('%s equals the fitted values', (text, data) => {
    const model = lmm(text, data)
    const { conditional, population, missing } = predict(model, data)
    expect(maxDifference(conditional, fitted(model))).toBe(0)
    expect(maxDifference(population, populationFitted(model))).toBe(0)
    expect(missing).toHaveLength(0)
    expect(
      Math.max(...fitted(model).map((value, i) => Math.abs(value + residuals(model)[i]! - model.rows!.y[i]!))),
    ).toBeLessThan(1e-12 * 1000)
  })
})

describe('What the model leaves unchanged, the fit leaves unchanged', () => {
  const shapes: [string, (x: number) => number, number][] = [
    ['Days times 1e4', (x) => x * 1e4, 1e4],
    ['Days times 1e-4', (x) => x * 1e-4, 1e-4],
    ['Days - 10', (x) => x - 10, 1],
    ['Days + 1e6', (x) => x + 1e6, 1],
    ['Days / 7 + 2020', (x) => x / 7 + 2020, 1 / 7],
  ]
  it.each(shapes)('%s', (_title, change, factor) => {
    const model = lmm(formula, { Reaction, Days: Days.map(change), Subject })
    expect(model.sigma).toBeCloseTo(reference.sigma!, 6)
    expect(Math.abs(tValues(model)[1]! / tValues(reference)[1]! - 1)).toBeLessThan(1e-8)
    expect(Math.abs((model.beta[1]! * factor) / reference.beta[1]! - 1)).toBeLessThan(1e-8)
    expect(maxDifference(fitted(model), fitted(reference)) / reference.sigma!).toBeLessThan(1e-8)
    // REML refers to the user's columns: log|X'V^-1 X| changes by 2 log|det T|
    expect(Math.abs(model.criterion - reference.criterion - 2 * Math.log(factor))).toBeLessThan(
      1e-8 * reference.criterion,
    )
    expect(model.certificate.status).toBe('optimal')
  })

  it('a response in other units', () => {
    const model = lmm(formula, { Reaction: Reaction.map((y) => y * 1e-6 + 3), Days, Subject })
    expect(Math.abs((model.sigma! * 1e6) / reference.sigma! - 1)).toBeLessThan(1e-8)
    expect(Math.abs(tValues(model)[1]! / tValues(reference)[1]! - 1)).toBeLessThan(1e-8)
  })

  it('a response far from zero', () => {
    const model = lmm(formula, { Reaction: Reaction.map((y) => y + 1e9), Days, Subject })
    expect(Math.abs(model.sigma! / reference.sigma! - 1)).toBeLessThan(1e-7)
    expect(Math.abs(tValues(model)[1]! / tValues(reference)[1]! - 1)).toBeLessThan(1e-7)
  })

  it('rows in another order', () => {
    const order = Int32Array.from({ length: 180 }, (_, i) => (i * 77) % 180)
    const data = {
      Reaction: order.length ? Float64Array.from(order, (i) => Reaction[i]!) : Reaction,
      Days: Float64Array.from(order, (i) => Days[i]!),
      Subject: { ...Subject, codes: Int32Array.from(order, (i) => Subject.codes[i]!) },
    }
    sameEstimates(lmm(formula, data), reference)
  })

  it('levels with other names', () => {
    const levels = [...Subject.levels].reverse()
    const model = lmm(formula, { Reaction, Days, Subject: { ...Subject, levels } })
    sameEstimates(model, reference)
  })

  it('another coding of a factor', () => {
    const text = 'distance ~ age * Sex + (age | Subject)'
    const treatment = lmm(text, orthodont, { criterion: 'ML' })
    const sum = lmm(text, orthodont, { criterion: 'ML', contrasts: { Sex: 'sum' } })
    expect(Math.abs(treatment.criterion - sum.criterion)).toBeLessThan(1e-9)
    expect(maxDifference(fitted(treatment), fitted(sum))).toBeLessThan(1e-7)
  })
})

describe('Balanced one-way data', () => {
  it('have the variance components of the analysis of variance', () => {
    const groups = 7
    const each = 5
    const codes = Array.from({ length: groups * each }, (_, i) => Math.floor(i / each))
    const y = codes.map((g, i) => Math.sin(g * 12.9) * 3 + Math.sin(i * 78.2))
    const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length
    const means = Array.from({ length: groups }, (_, g) => mean(y.filter((_, i) => codes[i] === g)))
    const within = y.reduce((sum, value, i) => sum + (value - means[codes[i]!]!) ** 2, 0) / (groups * (each - 1))
    const between = (each * means.reduce((sum, m) => sum + (m - mean(y)) ** 2, 0)) / (groups - 1)
    const model = lmm('y ~ 1 + (1 | g)', { y, g: codes.map((g) => `g${g}`) })
    expect(Math.abs(model.sigma! ** 2 / within - 1)).toBeLessThan(1e-12)
    expect(Math.abs(model.random[0]!.G.get(0, 0) / ((between - within) / each) - 1)).toBeLessThan(1e-11)
  })
})

function sameEstimates(model: FittedModel, other: FittedModel): void {
  standardErrors(other).forEach((se, j) => {
    expect(Math.abs(model.beta[j]! - other.beta[j]!) / se).toBeLessThan(1e-8)
    expect(Math.abs(standardErrors(model)[j]! / se - 1)).toBeLessThan(1e-8)
  })
  expect(Math.abs(model.criterion / other.criterion - 1)).toBeLessThan(1e-11)
  expect(Math.abs(model.sigma! / other.sigma! - 1)).toBeLessThan(1e-8)
}

function maxDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = a.length === b.length ? 0 : Number.POSITIVE_INFINITY
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!))
  return largest
}
