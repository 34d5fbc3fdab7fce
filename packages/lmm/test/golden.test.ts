import { readFileSync } from 'node:fs'
import { parseCsv } from '@lmm/readers/csv'
import {
  cases,
  checks,
  dataPath,
  type FitCase,
  type LikelihoodRatioCase,
  modelOf,
  type ReferenceCase,
  readCase,
} from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { type FittedModel, lmm, type Refit, summarize, type Table, update } from '../src/index.ts'

/** Fits of minutes are held in `npm run validate`; here their optimum is judged where it lies. */
const large = new Set(['sim_cross_1e5'])
const isLmer = (reference: ReferenceCase): reference is FitCase =>
  reference.type === 'lmer' && !large.has(reference.case)

const done: ReadonlySet<string> = new Set([
  'fit',
  'predictions',
  'satterthwaite',
  'kenward-roger',
  'anova',
  'means',
  'r2',
  'profile',
])

const tables = new Map<string, Table>()

function tableOf(reference: ReferenceCase): Table {
  const path = dataPath(reference)
  const factors = Object.keys(reference.data.factors)
  const key = [path, ...factors].join('\n')
  const table = tables.get(key) ?? parseCsv(readFileSync(path, 'utf8'), { text: factors })
  tables.set(key, table)
  return table
}

function fit(reference: FitCase): FittedModel {
  const { formula, criterion, weights, contrasts, factors } = modelOf(reference)
  const columns = Object.fromEntries(
    Object.entries(factors).map(([name, { levels, ordered }]) => [
      name,
      { type: ordered ? 'ordered' : 'factor', levels } as const,
    ]),
  )
  return lmm(formula, tableOf(reference), {
    criterion,
    contrasts,
    columns,
    ...(weights !== null && { weights: { column: weights } }),
  })
}

describe('Every fit by lme4 is fitted here to its last digit', () => {
  it.each(cases(isLmer).map((reference) => [reference.case, reference.lmm.formula, reference] as const))(
    '%s: %s',
    (_name, _formula, reference) => {
      const model = fit(reference)
      const failed = checks(reference)
        .filter(({ name }) => done.has(name))
        .flatMap((check) => check.compare(summarize(model, check.request)))
        .filter(({ ok }) => !ok)
      expect(failed).toEqual([])
      const above = model.criterion - reference.fit.criterion
      expect(above / Math.max(1, Math.abs(reference.fit.criterion))).toBeLessThan(1e-8)
      expect(model.certificate.status).toBe(reference.fit.isSingular ? 'boundary' : 'optimal')
    },
    60_000,
  )
})

describe('Random effects have the conditional and the prediction variances of lme4', () => {
  const names = ['sleepstudy_rs', 'sleepstudy_ri', 'pastes_nested', 'penicillin', 'machines_slopes']
  it.each(names)('%s', (name) => {
    const reference = readCase(name)
    if (!isLmer(reference)) throw new Error(name)
    const model = fit(reference)
    const expected = model.random.map(
      ({ group }) => reference.ranef![group] ?? reference.ranef![group.split(':').reverse().join(':')]!,
    )
    model.random.forEach(({ levels, terms, variances, G }, k) => {
      const q = terms.length
      levels.forEach((level, g) => {
        const at = expected[k]!.levels.findIndex(
          (name) => name.split(':').sort().join(':') === level.split(':').sort().join(':'),
        )
        const condVar = expected[k]!.condVar![at]!
        for (let i = 0; i < q; i++)
          for (let j = 0; j < q; j++) {
            const size = Math.sqrt(G.get(i, i) * G.get(j, j))
            expect(Math.abs(variances[(g * q + i) * q + j]! - condVar[i]![j]!) / size).toBeLessThan(1e-6)
          }
      })
    })
  })
})

describe('Likelihood-ratio tests are those of lme4', () => {
  const isRatio = (reference: ReferenceCase): reference is LikelihoodRatioCase => reference.type === 'lrt'
  it.each(cases(isRatio).map((reference) => [reference.case, reference] as const))('%s', (_name, reference) => {
    const { formula, criterion, factors } = modelOf(reference)
    const columns = Object.fromEntries(
      Object.entries(factors).map(([name, { levels, ordered }]) => [
        name,
        { type: ordered ? 'ordered' : 'factor', levels } as const,
      ]),
    )
    const model = lmm(formula, tableOf(reference), { criterion, columns })
    const refit: Refit = (fitted, { formula = '. ~ .', ...change }) => update(fitted, formula, change)
    const failed = checks(reference)
      .flatMap((check) => check.compare(summarize(model, { ...check.request, update: refit })))
      .filter(({ ok }) => !ok)
    expect(failed).toEqual([])
  })
})
