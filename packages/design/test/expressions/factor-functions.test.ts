import { describe, expect, it } from 'vitest'
import { columnsOf, steps } from '../fit.ts'

const y = [3, 1, 4, 1, 5, 9]
const a = ['p', 'q', 'r', 'p', 'q', 'r']
const k = [1, 2, 10, 2, 1, 10]
const x = [1, 2, 3, 4, 5, 7]

/** Names of columns after the intercept: R 4.2.2's `colnames(model.matrix(...))`. */
const names: readonly [string, readonly string[]][] = [
  ['factor(k)', ['factor(k)2', 'factor(k)10']],
  ['ordered(k)', ['ordered(k).L', 'ordered(k).Q']],
  ['as.character(k)', ['as.character(k)10', 'as.character(k)2']],
  [
    'factor(a, levels = c("r", "p", "q"))',
    ['factor(a, levels = c("r", "p", "q"))p', 'factor(a, levels = c("r", "p", "q"))q'],
  ],
  ['factor(x/3 > 1)', ['factor(x/3 > 1)TRUE']],
  ['C(a, sum)', ['C(a, sum)1', 'C(a, sum)2']],
  ['C(a, treatment)', ['C(a, treatment)q', 'C(a, treatment)r']],
  ['C(a, contr.treatment)', ['C(a, contr.treatment)2', 'C(a, contr.treatment)3']],
  ['C(a, treatment, base = 2)', ['C(a, treatment, base = 2)1', 'C(a, treatment, base = 2)3']],
  ['C(a, SAS)', ['C(a, SAS)p', 'C(a, SAS)q']],
  ['C(a, "contr.helmert")', ['C(a, "contr.helmert")1', 'C(a, "contr.helmert")2']],
  ['C(a, poly)', ['C(a, poly).L', 'C(a, poly).Q']],
  ['C(a, contr.sdif)', ['C(a, contr.sdif)2-1', 'C(a, contr.sdif)3-2']],
  ['C(a, sum, 1)', ['C(a, sum, 1)1']],
  ['relevel(a, "q")', ['relevel(a, "q")p', 'relevel(a, "q")r']],
  ['dummy(a, "q")', ['dummy(a, "q")']],
  ['dummy(a)', ['dummy(a)q', 'dummy(a)r']],
  ['I(x > 2)', ['I(x > 2)TRUE']],
  ['(x > 2)', ['x > 2TRUE']],
]

describe('functions that make factors', () => {
  it.each(names)('%s names its columns as R does', (call, expected) => {
    expect(steps(`y ~ ${call}`, { y, a, k, x }).design.X.names.slice(1)).toEqual(expected)
  })

  it('code the levels in their order', () => {
    expect(columnsOf(steps('y ~ 0 + relevel(a, "q")', { y, a }).design.X)).toEqual({
      'relevel(a, "q")q': [0, 1, 0, 0, 1, 0],
      'relevel(a, "q")p': [1, 0, 0, 1, 0, 0],
      'relevel(a, "q")r': [0, 0, 1, 0, 0, 1],
    })
    const factor = { codes: [2, 1, 0, 2, 1, 0], levels: ['r', 'q', 'p'] }
    expect(columnsOf(steps('y ~ 0 + as.numeric(f)', { y, f: factor }).design.X)).toEqual({
      'as.numeric(f)': [3, 2, 1, 3, 2, 1],
    })
  })

  it('know the levels of the fit when new data have fewer of them', () => {
    const { predict } = steps('y ~ as.numeric(ordered(k)) + factor(a)', { y, a, k })
    expect(columnsOf(predict({ a: ['q', 'p'], k: [10, 2] }).X)).toEqual({
      '(Intercept)': [1, 1],
      'as.numeric(ordered(k))': [3, 2],
      'factor(a)q': [1, 0],
      'factor(a)r': [0, 0],
    })
    expect(columnsOf(steps('y ~ dummy(k, 2)', { y, k }).predict({ k: [10, 2] }).X)).toMatchObject({
      'dummy(k, 2)': [0, 1],
    })
  })

  it('compare factors with levels, and ordered ones by rank', () => {
    const o = { codes: [0, 1, 2, 0, 1, 2], levels: ['lo', 'mid', 'hi'], ordered: true }
    const X = columnsOf(steps('y ~ I(o >= "mid") + I(a != "p" | x > 3)', { y, o, a, x: [1, 2, 3, 3, 5, 6] }).design.X)
    expect(X['I(o >= "mid")TRUE']).toEqual([0, 1, 1, 0, 1, 1])
    expect(steps('y ~ I(a != "p" | x > 3)', { y, a, x }).design.X.columns[1]).toEqual(Float64Array.of(0, 1, 1, 1, 1, 1))
  })
})

describe('within and between', () => {
  const data = { y, x: [1, 3, 10, 20, 5, null], g: ['u', 'u', 'v', 'v', 'w', 'w'] }

  it('split a covariate into the mean of its group and the deviation from it', () => {
    const { design, schema } = steps('y ~ between(x, g) + within(x, g)', data)
    expect(columnsOf(design.X)).toEqual({
      '(Intercept)': [1, 1, 1, 1, 1],
      'between(x, g)': [2, 2, 15, 15, 5],
      'within(x, g)': [-1, 1, -5, 5, 0],
    })
    expect(schema.variables[1]!.learned[0]!.state).toEqual({ levels: ['u', 'v', 'w'], means: [2, 15, 5] })
  })

  it('use the means of the fit, and of a new group those of its new rows, said', () => {
    const { predict } = steps('y ~ between(x, g) + within(x, g)', data)
    const design = predict({ x: [7, 4, 6, null], g: ['u', 'z', 'z', 'u'] })
    expect(columnsOf(design.X)).toMatchObject({
      'between(x, g)': [2, 5, 5, Number.NaN],
      'within(x, g)': [5, -1, 1, Number.NaN],
    })
    expect([...design.missing]).toEqual([3])
    expect(design.diagnostics.map(({ message }) => message)).toEqual([
      'between(x, g): the group "z" was not in the fit; the mean of its rows in the new data is used.',
      'within(x, g): the group "z" was not in the fit; the mean of its rows in the new data is used.',
    ])
  })
})
