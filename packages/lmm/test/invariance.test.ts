import { machines } from '@lmm/datasets/machines'
import { orthodont } from '@lmm/datasets/orthodont'
import { pastes } from '@lmm/datasets/pastes'
import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { type FittedModel, fitted, type LmmOptions, lmm } from '../src/index.ts'

/** A model, its response, and a number in it whose origin is free, with the coefficients that keep their t when it moves. */
interface Case {
  readonly formula: string
  readonly data: Readonly<Record<string, unknown>>
  readonly y: string
  readonly x?: string
  readonly slopes: readonly string[]
  readonly options?: LmmOptions
  /** Largest shift of x in its standard deviations, 1e9 unless said. */
  readonly largest?: number
}

/** What was done to y: fitted values are undone by it before they are compared. */
interface Change {
  readonly shift: number
  readonly factor: number
}

const rows = (n: number, cell: (i: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => cell(i))
const sleep = { ...sleepstudy, z: rows(180, (i) => Math.sin(i * 12.9)), w: rows(180, (i) => 1 + (i % 3)) }
const dishes = { ...penicillin, x: rows(144, (i) => Math.sin(i * 78.2) + Math.cos(i * 0.3)) }
const sleepCase = { data: sleep, y: 'Reaction', x: 'Days', slopes: ['Days'] }
const growthCase = { data: orthodont, y: 'distance', x: 'age' }
const dishCase = { data: dishes, y: 'diameter', x: 'x', slopes: ['x'] }

const cases: Case[] = [
  { formula: 'Reaction ~ Days + (1 | Subject)', ...sleepCase },
  { formula: 'Reaction ~ Days + (Days | Subject)', ...sleepCase },
  { formula: 'Reaction ~ Days + (Days | Subject)', ...sleepCase, options: { criterion: 'ML' } },
  { formula: 'Reaction ~ Days + (Days | Subject)', ...sleepCase, options: { weights: { column: 'w' } } },
  { formula: 'Reaction ~ z + Days + (z + Days | Subject)', ...sleepCase, slopes: ['z', 'Days'] },
  { formula: 'Reaction ~ scale(Days) + (scale(Days) | Subject)', ...sleepCase, slopes: ['scale(Days)'] },
  {
    formula: 'Reaction ~ poly(Days, 2) + (1 | Subject)',
    ...sleepCase,
    slopes: ['poly(Days, 2)1', 'poly(Days, 2)2'],
  },
  { formula: 'distance ~ age * Sex + (age | Subject)', ...growthCase, slopes: ['age', 'age:SexFemale'] },
  {
    formula: 'distance ~ 0 + Sex + Sex:age + (age | Subject)',
    ...growthCase,
    slopes: ['SexMale:age', 'SexFemale:age'],
  },
  { formula: 'diameter ~ 1 + (1 | plate) + (1 | sample)', data: penicillin, y: 'diameter', slopes: [] },
  { formula: 'diameter ~ x + (1 | plate) + (1 | sample)', ...dishCase },
  { formula: 'diameter ~ x + (x | plate) + (x | sample)', ...dishCase },
  { formula: 'strength ~ 1 + (1 | batch / cask)', data: pastes, y: 'strength', slopes: [] },
  {
    formula: 'score ~ Machine + (1 | Worker) + (1 | Worker:Machine)',
    data: machines,
    y: 'score',
    slopes: ['MachineB', 'MachineC'],
  },
  // Another model when Days moves, but not when Reaction does.
  { formula: 'Reaction ~ Days + (Days || Subject)', data: sleep, y: 'Reaction', slopes: ['Days'] },
  // A product of two numbers is rounded at the size of the shift before the fit sees it: beyond 1e6 that is more than 1e-8.
  { formula: 'Reaction ~ Days * z + (Days | Subject)', ...sleepCase, slopes: ['Days', 'Days:z'], largest: 1e6 },
]

const titled = cases.map(
  (one) => [one.options ? `${one.formula} ${JSON.stringify(one.options)}` : one.formula, one] as const,
)
const withNumber = titled.filter(([, { x }]) => x !== undefined)
const shifts = [1e3, 1e6, 1e9, -1e9]
const factors = [1e-6, 1e6]
const unchanged: Change = { shift: 0, factor: 1 }

describe('Where the numbers have their origin changes nothing that does not refer to it', () => {
  it.each(titled)('%s: the response shifted', (_title, one) => {
    for (const sds of shifts) {
      const { shifted, back, shift } = shiftedColumn(column(one, one.y), sds)
      const model = fit(one, { [one.y]: shifted })
      const reference = fit(one, { [one.y]: back })
      sameFit(model, reference, one.slopes, { shift, factor: 1 })
      expect(Math.abs(model.criterion - reference.criterion)).toBeLessThan(1e-8)
    }
  })

  it.each(withNumber)('%s: a predictor shifted', (_title, one) => {
    for (const sds of shifts.filter((size) => Math.abs(size) <= (one.largest ?? 1e9))) {
      const { shifted, back } = shiftedColumn(column(one, one.x!), sds)
      const model = fit(one, { [one.x!]: shifted })
      const reference = fit(one, { [one.x!]: back })
      sameFit(model, reference, one.slopes, unchanged)
      expect(Math.abs(model.criterion - reference.criterion)).toBeLessThan(1e-8)
    }
  })
})

describe('The units of the numbers change nothing but units', () => {
  it.each(titled)('%s: the response scaled', (_title, one) => {
    const reference = fit(one, {})
    for (const factor of factors) {
      const model = fit(one, { [one.y]: column(one, one.y).map((value) => value * factor) })
      sameFit(model, reference, reference.names, { shift: 0, factor })
    }
  })

  it.each(withNumber)('%s: a predictor scaled', (_title, one) => {
    const reference = fit(one, {})
    for (const factor of factors) {
      const model = fit(one, { [one.x!]: column(one, one.x!).map((value) => value * factor) })
      sameFit(model, reference, reference.names, unchanged)
    }
  })

  it.each(withNumber)('%s: response and predictor both shifted and scaled', (_title, one) => {
    const y = shiftedColumn(column(one, one.y), -1e6)
    const x = shiftedColumn(column(one, one.x!), Math.min(1e9, one.largest ?? 1e9))
    // powers of two near a million: scaling rounds nothing, so that the reference has the same numbers
    const large = 2 ** 20
    const model = fit(one, {
      [one.y]: y.shifted.map((value) => value / large),
      [one.x!]: x.shifted.map((value) => value * large),
    })
    const reference = fit(one, { [one.y]: y.back, [one.x!]: x.back })
    sameFit(model, reference, one.slopes, { shift: y.shift, factor: 1 / large })
  })
})

function fit({ formula, data, options }: Case, changed: Readonly<Record<string, Float64Array>>): FittedModel {
  return lmm(formula, { ...(data as Record<string, Float64Array>), ...changed }, options)
}

function column({ data }: Case, name: string): Float64Array {
  return Float64Array.from(data[name] as Float64Array)
}

/** A column moved by standard deviations, and moved back: what rounding the moved values took from it is lost in both. */
function shiftedColumn(
  values: Float64Array,
  sds: number,
): { shifted: Float64Array; back: Float64Array; shift: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
  const shift = sds * sd
  const shifted = values.map((value) => value + shift)
  if (shifted.some((value) => !(value / shift >= 0.5 && value / shift <= 2)))
    throw new Error('moving back is exact only within a factor of two (Sterbenz 1974)')
  return { shifted, back: shifted.map((value) => value - shift), shift }
}

function sameFit(
  model: FittedModel,
  reference: FittedModel,
  names: readonly string[],
  { shift, factor }: Change,
): void {
  const { sigma } = reference
  expect(model.certificate.status).toBe(reference.certificate.status)
  expect(Math.abs(model.sigma! / factor / sigma! - 1)).toBeLessThan(1e-8)
  for (const name of names)
    expect(Math.abs(tValue(model, name) - tValue(reference, name))).toBeLessThan(
      1e-8 * Math.max(1, Math.abs(tValue(reference, name))),
    )
  const expected = fitted(reference)
  const values = fitted(model)
  const rounding = 4 * Number.EPSILON * (shift === 0 ? 0 : Math.max(...values.map(Math.abs)) / factor)
  values.forEach((value, i) => {
    expect(Math.abs(value / factor - shift - expected[i]!)).toBeLessThan(1e-8 * sigma! + rounding)
  })
}

function tValue(model: FittedModel, name: string): number {
  const j = model.names.indexOf(name)
  return model.beta[j]! / Math.sqrt(model.vcov.get(j, j))
}
