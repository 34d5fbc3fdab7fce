import { describe, expect, it } from 'vitest'
import type { ContrastChoice } from '../../src/index.ts'
import { columnsOf, steps } from '../fit.ts'
import { messageOf } from '../message.ts'

const y = [3, 1, 4, 1, 5, 9]
const f = ['lo', 'mid', 'hi', 'lo', 'mid', 'hi']
const levels = ['lo', 'mid', 'hi']
const columns = { f: { type: 'factor' as const, levels } }

const design = (choice: ContrastChoice): Record<string, number[]> =>
  columnsOf(steps('y ~ f', { y, f }, { columns, contrasts: { f: choice } }).design.X)
const written = (formula: string): Record<string, number[]> => columnsOf(steps(formula, { y, f }, { columns }).design.X)

describe('the coding of a factor', () => {
  it('compares with a level that is chosen by name or place', () => {
    const expected = { '(Intercept)': [1, 1, 1, 1, 1, 1], flo: [1, 0, 0, 1, 0, 0], fhi: [0, 0, 1, 0, 0, 1] }
    expect(design({ name: 'treatment', base: 'mid' })).toEqual(expected)
    expect(design({ name: 'treatment', base: 2 })).toEqual(expected)
  })

  it('is a matrix of one’s own, with names or numbers', () => {
    const matrix = [
      [-1, 1],
      [0, -2],
      [1, 1],
    ]
    expect(design({ matrix, names: ['.lin', '.quad'] })).toMatchObject({
      'f.lin': [-1, 0, 1, -1, 0, 1],
      'f.quad': [1, -2, 1, 1, -2, 1],
    })
    expect(Object.keys(design({ matrix }))).toEqual(['(Intercept)', 'f1', 'f2'])
    expect(Object.keys(design({ matrix: [[0], [0], [1]], names: ['top'] }))).toEqual(['(Intercept)', 'ftop'])
  })

  it('gives polynomials over places that are not equally far apart: contr.poly(3, scores = c(0, 5, 20)) of R 4.2.2', () => {
    const linear = [-0.5661385170722979, -0.2264554068289193, 0.792593923901217]
    const quadratic = [0.5883484054145522, -0.7844645405527361, 0.1961161351381841]
    for (const X of [
      design({ name: 'poly', scores: [0, 5, 20] }),
      written('y ~ C(f, contr.poly(3, scores = c(0, 5, 20)))'),
    ]) {
      const [, first, second] = Object.values(X)
      linear.forEach((value, row) => {
        expect(first![row]).toBeCloseTo(value, 14)
      })
      quadratic.forEach((value, row) => {
        expect(second![row]).toBeCloseTo(value, 14)
      })
    }
  })

  it('may be called in the formula, with a level by name too', () => {
    const names = (contrast: string): string[] => Object.keys(written(`y ~ C(f, ${contrast})`)).slice(1)
    const label = (contrast: string, suffixes: string[]): string[] => suffixes.map((s) => `C(f, ${contrast})${s}`)
    for (const [contrast, suffixes] of [
      ['treatment(base = 2)', ['lo', 'hi']],
      ['treatment(base = "mid")', ['lo', 'hi']],
      ['contr.treatment(levels(f), base = 3)', ['lo', 'mid']],
      ['contr.treatment(nlevels(f), base = 3)', ['1', '2']],
      ['treatment, base = "hi"', ['1', '2']],
    ] as const)
      expect(names(contrast)).toEqual(label(contrast, [...suffixes]))
  })

  it('is refused where it does not suit the factor', () => {
    const said = (choice: unknown): string => messageOf(() => design(choice as ContrastChoice))
    const inFormula = (formula: string): string => messageOf(() => written(formula))
    expect(
      [
        said({ matrix: [[1], [0]] }),
        said({ matrix: [[1], [0], [0, 1]] }),
        said({ matrix: [[1], [0], [Number.NaN]] }),
        said({
          matrix: [
            [1, 0],
            [0, 1],
            [0, 0],
          ],
          names: ['a', 'a'],
        }),
        said({ matrix: 3 }),
        said({ name: 'treatment', base: 'middle' }),
        said({ name: 'treatment', base: 4 }),
        said({ name: 'poly', scores: [1, 2] }),
        said({ name: 'trement' }),
        said(null),
        inFormula('y ~ C(f, contr.sum(4))'),
        inFormula('y ~ C(f, treatment(base = TRUE))'),
        inFormula('y ~ C(f, contr.sum(3, contrasts = FALSE))'),
        inFormula('y ~ C(f, 2)'),
      ].join('\n\n'),
    ).toMatchInlineSnapshot(`
      "The matrix of contrasts of f must have 3 rows.
      One row for each level, in their order: "lo", "mid" and "hi".

      The matrix of contrasts of f must have from 1 to 3 columns, as many in each row.
      One row for each level, in their order: "lo", "mid" and "hi".

      The matrix of contrasts of f must hold finite numbers.
      One row for each level, in their order: "lo", "mid" and "hi".

      The matrix of contrasts of f must have one name for each column, no two of them equal.
      One row for each level, in their order: "lo", "mid" and "hi".

      The matrix of contrasts of f must have 3 rows.
      One row for each level, in their order: "lo", "mid" and "hi".

      f names the level "middle", which does not occur.
        f
        ^
      Levels: lo, mid and hi.

      The base of f is level 4, but it has 3 levels.
      Give a number from 1 to 3: "lo", "mid" and "hi".

      The scores of f must be 3 different numbers.
      One for each level, in their order: "lo", "mid" and "hi".

      There is no coding called trement, asked for f.
      Did you mean treatment? Codings: treatment, sum, helmert, poly and successive.

      There is no coding called null, asked for f.
      Codings: treatment, sum, helmert, poly and successive.

      The coding of C(f, contr.sum(4)) is written for 4 levels, but it has 3 levels.
      Levels: "lo", "mid" and "hi".

      The argument base of treatment() is TRUE; it must be a constant, or several as c(...).
        C(f, treatment(base = TRUE))
             ^^^^^^^^^

      contr.sum() has no argument called contrasts.
        C(f, contr.sum(3, contrasts = FALSE))
             ^^^^^^^^^
      Its arguments are n and base.

      The argument contr of C() is 2; it must be the name of a coding, such as sum.
        C(f, 2)
        ^"
    `)
  })
})
