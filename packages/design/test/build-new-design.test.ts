import { cases, dataPath, type FitCase, modelOf, type ReferenceCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { columnsOf, steps } from './fit.ts'
import { messageOf } from './message.ts'
import { columnTypes, readCsv } from './reference/csv.ts'

const y = [3, 1, 4, 1, 5, 9, 2, 6]
const x = [0, 1, 2, 3, 4, 5, 6, 8]
const g = ['u', 'u', 'v', 'v', 'w', 'w', 'z', 'z']
const a = ['p', 'q', 'r', 'q', 'p', 'q', 'r', 'p']

describe('buildNewDesign', () => {
  it('re-applies levels and contrasts, and never asks for the response', () => {
    const { predict } = steps(
      'log(y) ~ a * scale(x) + (x | g)',
      { y, x, g, a },
      { contrasts: { a: 'sum' }, independentResiduals: false },
    )
    const design = predict({ a: ['r', 'r'], x: [3.625, 8], g: ['z', 'nowhere'] })
    expect(design.X.names).toEqual(['(Intercept)', 'a1', 'a2', 'scale(x)', 'a1:scale(x)', 'a2:scale(x)'])
    expect(design.X.columns.map(([first]) => first! + 0)).toEqual([1, -1, -1, 0, 0, 0])
    expect(design.random[0]).toMatchObject({ levels: ['u', 'v', 'w', 'z'], names: ['(Intercept)', 'x'] })
    expect([...design.random[0]!.codes]).toEqual([3, -1])
    expect([...design.missing, ...design.missingRandom]).toEqual([])
  })

  it('evaluates the response and reads weights where they are asked for, and tells levels as they were found', () => {
    const { predict } = steps('log(y) ~ x + (1 | g/a)', { y, x, g, a }, { independentResiduals: false })
    const rows = { y: [1, null], x: [0, 1], g: ['u', 'new'], a: ['p', 'q'], w: [2, 0.5] }
    const design = predict(rows, { response: true, weights: { column: 'w' } })
    expect([...design.y!]).toEqual([0, Number.NaN])
    expect([...design.weights!]).toEqual([2, 0.5])
    const { found, codes } = design.random.find(({ groupName }) => groupName === 'g:a')!
    expect([...codes].map((code) => code >= 0)).toEqual([true, false])
    expect([...found.codes].map((code) => found.levels[code])).toEqual(['u:p', 'new:q'])
    expect(predict(rows)).toMatchObject({ y: null, weights: null })
  })

  it('gives rows of the fit the same polynomials of several variables and intervals without an end', () => {
    const { predict, design } = steps('y ~ poly(x, y, degree = 2) + cut(x, c(-Inf, 3, Inf))', { y, x })
    const first = predict({ x: x.slice(2, 4), y: y.slice(2, 4) })
    expect(first.X.names).toEqual(design.X.names)
    expect(first.X.columns.map((column) => [...column])).toEqual(
      design.X.columns.map((column) => [...column.slice(2, 4)]),
    )
  })

  it('keeps rows that lack a value, and marks them', () => {
    const { predict } = steps('y ~ a + x + (1 | g)', { y, x, g, a })
    const design = predict({ a: ['p', null, 'q', 'r'], x: [1, 2, null, 4], g: ['u', 'u', 'u', null] })
    expect(design.n).toBe(4)
    expect([...design.missing]).toEqual([1, 2])
    expect([...design.missingRandom]).toEqual([3])
    expect(columnsOf(design.X)).toEqual({
      '(Intercept)': [1, 1, 1, 1],
      aq: [0, Number.NaN, 1, 0],
      ar: [0, Number.NaN, 0, 1],
      x: [1, 2, Number.NaN, 4],
    })
    expect([...design.random[0]!.codes]).toEqual([0, 0, 0, -1])
  })

  it('leaves out the columns that the fit left out', () => {
    const { design, predict } = steps('y ~ x + twice + a', { y, x, a, twice: x.map((value) => 2 * value) })
    expect(design.X.aliased).toEqual(['twice'])
    expect(predict({ x: [1], twice: [7], a: ['q'] }).X.names).toEqual(['(Intercept)', 'x', 'aq', 'ar'])
  })

  it('needs no groups where the random part is not asked for', () => {
    const { predict } = steps('y ~ x + (1 | g)', { y, x, g })
    expect(predict({ x: [1] }, { random: false })).toMatchObject({ random: [], n: 1 })
  })

  it('reads columns as the fit did: numbers from texts, factors from numbers', () => {
    const k = [1, 2, 1, 2, 1, 2, 1, 2]
    const { predict } = steps(
      'y ~ x + k + (1 | id)',
      { y, x, k, id: k },
      { columns: { k: { type: 'factor', levels: ['1.0', '2.0'] } } },
    )
    const design = predict({ x: ['2', '3'], k: [2, 1], id: ['2', '7'] })
    expect(columnsOf(design.X)).toEqual({ '(Intercept)': [1, 1], x: [2, 3], 'k2.0': [1, 0] })
    expect([...design.random[0]!.codes]).toEqual([1, -1])
  })

  it('gives a group that was not stated no level, rather than an error', () => {
    const { predict } = steps(
      'y ~ x + (1 | g)',
      { y, x, g },
      { columns: { g: { type: 'factor', levels: ['z', 'w', 'v', 'u'] } } },
    )
    const { random, missingRandom } = predict({ x: [1, 2, 3], g: ['new', 'z', null] })
    expect([...random[0]!.codes]).toEqual([-1, 0, -1])
    expect([...missingRandom]).toEqual([2])
  })

  it('has offsets, NaN where they are missing', () => {
    const { predict } = steps('y ~ x + offset(o)', { y, x, o: x, w: x }, { offset: 'w' })
    const design = predict({ x: [1, 2], o: [3, null], w: [4, 5] })
    expect([...design.offset!]).toEqual([7, Number.NaN])
    expect([...design.missing]).toEqual([1])
  })

  it('refuses what the fit knows nothing of', () => {
    const { predict } = steps('y ~ a + log(x + 1) + (1 | g)', { y, x, g, a })
    const wrong: [string, () => unknown][] = [
      ['a new level', () => predict({ a: ['p', 's', 't', 's'], x: [1, 2, 3, 4], g: ['u', 'u', 'u', 'u'] })],
      ['a missing column', () => predict({ aa: ['p'], x: [1], g: ['u'] })],
      ['a value outside the domain', () => predict({ a: ['p'], x: [-3], g: ['u'] })],
      ['text for numbers', () => predict({ a: ['p'], x: ['many'], g: ['u'] })],
      ['another list of aliased columns', () => predict({ a: ['p'], x: [1], g: ['u'] }, { aliased: ['b'] })],
    ]
    expect(wrong.map(([title, run]) => `${title}\n${messageOf(run)}`).join('\n\n')).toMatchInlineSnapshot(`
      "a new level
      a holds "s" and "t" in row 2 and 2 more rows, which the data of the fit did not have.
      No coefficient was estimated for it. Known levels: "p", "q" and "r". Leave those rows out, or refit with data that have the level.

      a missing column
      The data have no column a, which the model reads.
      New data need every column of the model except the response.

      a value outside the domain
      log(x + 1) is not a number in row 1, from -2.
      Change the expression so that it has a value there, or leave those rows out by making the cells missing.

      text for numbers
      Column x is read as numbers, but row 1 holds "many".
      Correct the cell, leave it empty for missing, or make the column a factor.

      another list of aliased columns
      The schema knows nothing of b.
      Use the schema that was inferred for this formula."
    `)
    expect([...predict({ a: ['s', 'p'], x: [null, 1], g: ['u', 'u'] }).missing]).toEqual([0])
  })
})

describe('the data of the fit as new data give the same X and Z', () => {
  const isSmall = (candidate: ReferenceCase): candidate is FitCase => candidate.type === 'lmer' && candidate.n < 2000
  it.each(cases(isSmall).map((reference) => [reference.case, reference] as const))('%s', (_, reference) => {
    const { formula, factors } = modelOf(reference)
    const table = readCsv(dataPath(reference), factors)
    const { design, predict } = steps(formula, table, { columns: columnTypes(factors) })
    const again = predict(table)
    expect(again.X.names).toEqual(design.X.names)
    design.X.columns.forEach((column, j) => {
      expect(design.rows.every((row, i) => again.X.columns[j]![row] === column[i])).toBe(true)
    })
    design.random.forEach(({ codes, columns }, term) => {
      expect(design.rows.every((row, i) => again.random[term]!.codes[row] === codes[i])).toBe(true)
      columns.forEach((column, j) => {
        expect(design.rows.every((row, i) => again.random[term]!.columns[j]![row] === column[i])).toBe(true)
      })
    })
  })
})
