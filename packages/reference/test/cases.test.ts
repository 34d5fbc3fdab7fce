import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { caseNames, cases, dataPath, edgeCases, modelOf, readCase } from '../src/index.ts'

const all = cases()

/** Rows of cells; R's write.csv put no commas, quotes or line ends within cells. */
function readCells(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1')))
}

test('there are 110 cases, named as their files', () => {
  expect(caseNames()).toHaveLength(110)
  expect(all.map((reference) => reference.case)).toEqual(caseNames())
})

test.each([
  ['lmer', 64],
  ['gls', 11],
  ['lme', 11],
  ['glmmTMB', 20],
  ['lrt', 4],
])('of type %s there are %d', (type, count) => {
  expect(cases((reference) => reference.type === type)).toHaveLength(count)
})

test('every data file belongs to a case, and no two are equal', () => {
  const files = readdirSync(new URL('../data/', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()
  expect([...new Set(all.map((reference) => basename(dataPath(reference))))].sort()).toEqual(files)
  const contents = files.map((file) => readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8'))
  expect(new Set(contents).size).toBe(files.length)
})

test('every factor of a case is a column of its data with these levels, but for the positions that glmmTMB made', () => {
  const cellsOf = new Map<string, string[][]>()
  const problems: string[] = []
  for (const reference of all) {
    const path = dataPath(reference)
    if (!cellsOf.has(path)) cellsOf.set(path, readCells(path))
    const [header, ...rows] = cellsOf.get(path)!
    for (const [name, { levels }] of Object.entries(reference.data.factors)) {
      const column = header!.indexOf(name)
      const known = new Set(levels)
      const strange = rows.find((row) => row[column] !== 'NA' && !known.has(row[column]!))
      if (strange) problems.push(`${reference.case} ${name}: ${strange?.[column]}`)
    }
  }
  expect(problems).toEqual(
    ['exp_ml', 'exp_reml', 'ou_ml', 'ou_reml'].map((name) => `tmb_bodyweight_${name} pos: undefined`),
  )
})

describe('the model of a case', () => {
  test('has the words of this project', () => {
    expect(modelOf(readCase('ergostool_sum'))).toMatchObject({
      formula: 'effort ~ Type + (1 | Subject)',
      criterion: 'REML',
      contrasts: { Type: 'sum' },
      factors: { Type: { levels: ['T1', 'T2', 'T3', 'T4'], ordered: false } },
    })
  })

  test('has weights, residual covariance and variance function where the case has', () => {
    expect(modelOf(readCase('sleepstudy_weights')).weights).toBe('w')
    expect(modelOf(readCase('nlme_bodyweight_exp_power'))).toMatchObject({
      residual: 'exp(Time | Rat)',
      variance: 'power(Time)',
    })
  })

  test('of a likelihood-ratio case is the first one', () => {
    expect(modelOf(readCase('lrt_sleepstudy'))).toMatchObject({
      formula: 'Reaction ~ Days + (1 | Subject)',
      criterion: 'ML',
    })
  })

  test('exists for every case', () => {
    expect(all.map(modelOf).filter(({ formula }) => !formula.includes('~'))).toEqual([])
  })
})

test('there are 22 edge cases, which lme4 fits or refuses with a sentence', () => {
  const edges = edgeCases()
  expect(edges).toHaveLength(22)
  expect(edges.filter(({ beta, error }) => (beta === null) !== (error !== null)).map((edge) => edge.case)).toEqual([])
})
