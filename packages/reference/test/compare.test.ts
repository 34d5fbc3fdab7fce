import { describe, expect, test } from 'vitest'
import { logRatio, relative, worst } from '../src/compare/error.ts'
import { groupKey, levelKey } from '../src/compare/names.ts'
import { type Aspect, cases, checks, readCase, type SummaryJson } from '../src/index.ts'
import { summaryOf } from './summary-of.ts'

/** Aspects of a case judged on its own numbers after a change. */
function aspectsAfter(name: string, change: (summary: SummaryJson) => SummaryJson): Aspect[] {
  const reference = readCase(name)
  return checks(reference).flatMap((check) => check.compare(change(summaryOf(reference, check.request))))
}

const failed = (aspects: readonly Aspect[]): string[] => [
  ...new Set(aspects.filter(({ ok }) => !ok).map(({ name }) => name)),
]

describe('a summary made of the numbers of a case', () => {
  const judged = cases().map((reference) => ({
    name: reference.case,
    aspects: checks(reference).flatMap((check) => check.compare(summaryOf(reference, check.request))),
  }))

  test('passes every aspect of every case', () => {
    const failures = judged.flatMap(({ name, aspects }) => failed(aspects).map((aspect) => `${name}: ${aspect}`))
    expect(failures).toEqual([])
    expect(judged.reduce((sum, { aspects }) => sum + aspects.length, 0)).toBe(1978)
  })

  test('passes because numbers were compared: errors are exactly zero', () => {
    expect(judged.flatMap(({ aspects }) => aspects.filter(({ error }) => error !== 0))).toEqual([])
  })
})

test('a case is judged by what it has', () => {
  const requests = checks(readCase('orthodont_sex')).map(({ name, request }) => ({ name, ...request }))
  expect(requests).toEqual([
    { name: 'fit', randomEffects: true, fitted: true },
    { name: 'satterthwaite', df: 'satterthwaite' },
    { name: 'kenward-roger', df: 'kenward-roger' },
    { name: 'anova', df: 'satterthwaite', anova: 'I' },
    { name: 'anova', df: 'satterthwaite', anova: 'II' },
    { name: 'anova', df: 'satterthwaite', anova: 'III' },
    { name: 'anova', df: 'kenward-roger', anova: 'III' },
    { name: 'means', df: 'satterthwaite', means: ['Sex'], pairwise: true, adjust: 'tukey' },
    { name: 'means', df: 'kenward-roger', means: ['Sex'], pairwise: true, adjust: 'tukey' },
    { name: 'profile', profile: true },
    { name: 'r2', r2: true },
  ])
  expect(checks(readCase('lrt_sleepstudy_reml')).map(({ request }) => request)).toEqual([
    { compare: ['Reaction ~ Days + (Days || Subject)', 'Reaction ~ Days + (Days | Subject)'], refit: false },
  ])
})

describe('a difference just above its tolerance is found', () => {
  test.each<[string, (summary: SummaryJson) => SummaryJson, string[]]>([
    ['criterion', (s) => ({ ...s, deviance: s.deviance! + 2e-5 }), ['criterion']],
    ['criterion too low', (s) => ({ ...s, deviance: s.deviance! - 2e-5 }), ['criterion below reference']],
    ['beta', (s) => ({ ...s, fixed: shifted(s, 'estimate', 1e-4) }), ['beta']],
    ['standard error', (s) => ({ ...s, fixed: shifted(s, 'stdError', 2e-4) }), ['SE']],
    ['sigma', (s) => ({ ...s, sigma: s.sigma! * (1 + 3e-5) }), ['sigma']],
    ['parameters', (s) => ({ ...s, npar: 5 }), ['npar']],
    ['singular', (s) => ({ ...s, singular: true }), ['singular']],
    ['fitted', (s) => ({ ...s, fitted: s.fitted!.slice(1) }), ['fitted']],
    ['missing number', (s) => ({ ...s, aic: null, bic: Number.NaN }), ['AIC', 'BIC']],
    [
      'missing term',
      (s) => ({ ...s, fixed: s.fixed.slice(1) }),
      ['fixed names', 'Satterthwaite df', 'Satterthwaite p'],
    ],
    ['random effects', (s) => ({ ...s, randomEffects: [] }), ['BLUPs']],
    ['covariance', (s) => ({ ...s, random: [] }), ['variance components']],
  ])('%s', (_, change, expected) => {
    const first = failed(aspectsAfter('sleepstudy_rs', change))
    expect(first.filter((name) => !/Kenward|anova/.test(name))).toEqual(expected)
  })

  function shifted(summary: SummaryJson, field: 'estimate' | 'stdError', by: number): SummaryJson['fixed'] {
    return summary.fixed.map((row) => ({ ...row, [field]: row[field]! + by }))
  }
})

describe('errors', () => {
  test('are measured by one scale or by one for each element', () => {
    expect(worst([1, 2.5], [1, 2], 2)).toBe(0.25)
    expect(worst([[1], [2.5]], [[1], [2]], [1, 4])).toBe(0.125)
    expect(relative([110], [100])).toBeCloseTo(0.1, 14)
  })

  test('leave out what the reference does not have', () => {
    expect(worst([1, 5], [1, null])).toBe(0)
    expect(logRatio([0.1, 0], [0.1, 1e-300])).toBe(0)
  })

  test.each([
    ['another length', worst([1, 2], [1])],
    ['a missing number', worst([null], [1])],
    ['a number that is none', relative([Number.NaN], [1])],
    ['a missing p value', logRatio([undefined], [0.1])],
    ['a p value of zero', logRatio([0], [0.1])],
  ])('are infinite for %s', (_, error) => {
    expect(error).toBe(Number.POSITIVE_INFINITY)
  })
})

test('a:b, b:a and a/b are the same group, and levels go with it', () => {
  expect(groupKey('Worker/Machine')).toBe(groupKey('Machine:Worker'))
  expect(levelKey('Machine:Worker', 'A:1')).toBe(levelKey('Worker/Machine', '1:A'))
  expect(levelKey('g', 'x:y')).toBe('x:y')
})
