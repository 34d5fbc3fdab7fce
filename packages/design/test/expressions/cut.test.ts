import { describe, expect, it } from 'vitest'
import { columnsOf, steps } from '../fit.ts'
import { messageOf } from '../message.ts'

const x = [1, 2, 4, 7, 11, 16]
const y = [3, 1, 4, 1, 5, 9]

/** Level of each row: R 4.2.2's `cut(x, ...)`. */
const cases: readonly (readonly [call: string, levels: readonly (string | null)[]])[] = [
  ['cut(x, 3)', ['(0.985,6]', '(0.985,6]', '(0.985,6]', '(6,11]', '(6,11]', '(11,16]']],
  ['cut(x, c(1, 4, 16))', [null, '(1,4]', '(1,4]', '(4,16]', '(4,16]', '(4,16]']],
  ['cut(x, c(16, 1, 4), include.lowest = TRUE)', ['[1,4]', '[1,4]', '[1,4]', '(4,16]', '(4,16]', '(4,16]']],
  [
    'cut(x, c(1, 4, 16), right = FALSE, include.lowest = TRUE)',
    ['[1,4)', '[1,4)', '[4,16]', '[4,16]', '[4,16]', '[4,16]'],
  ],
  ['cut(x, c(1, 4, 16), right = FALSE)', ['[1,4)', '[1,4)', '[4,16)', '[4,16)', '[4,16)', null]],
  ['cut(x * 1e6, c(0, 5e6, 2e7))', ['(0,5e+06]', '(0,5e+06]', '(0,5e+06]', ...new Array(3).fill('(5e+06,2e+07]')]],
  ['cut(x / 1e6, c(0, 5e-6, 2e-5))', ['(0,5e-06]', '(0,5e-06]', '(0,5e-06]', ...new Array(3).fill('(5e-06,2e-05]')]],
  [
    'cut(x, c(-1234.5, 4, 99999))',
    ['(-1.23e+03,4]', '(-1.23e+03,4]', '(-1.23e+03,4]', ...new Array(3).fill('(4,1e+05]')],
  ],
  ['cut(x, c(0, 1.12345, 1.12349, 16))', ['(0,1.12345]', ...new Array(5).fill('(1.12349,16]')]],
  ['cut(x, 2, labels = c("a", "b"), ordered_result = TRUE)', ['a', 'a', 'a', 'a', 'b', 'b']],
]

describe('cut', () => {
  it.each(cases)('%s', (call, expected) => {
    const { design } = steps(`y ~ 0 + factor(${call})`, { x, y }, { independentResiduals: false })
    const X = Object.entries(columnsOf(design.X))
    const kept = expected.filter((level) => level !== null)
    expect(design.n).toBe(kept.length)
    kept.forEach((level, row) => {
      expect(X.find(([name]) => name.endsWith(`)${level}`))?.[1][row]).toBe(1)
    })
  })

  it('keeps the breaks of the fit for new data', () => {
    const { predict } = steps('y ~ cut(x, 2)', { x, y })
    expect(columnsOf(predict({ x: [3, 9] }).X)['cut(x, 2)(8.5,16]']).toEqual([0, 1])
    expect([...predict({ x: [100, 9] }).missing]).toEqual([0])
  })

  it('is refused with breaks that are none', () => {
    const said = (call: string): string => messageOf(() => steps(`y ~ ${call}`, { x, y }))
    expect(
      ['cut(x)', 'cut(x, 1)', 'cut(x, c(1, 1))', 'cut(x, 2, labels = "a")', 'cut(x, "a")'].map(said).join('\n\n'),
    ).toMatchInlineSnapshot(`
      "cut() lacks its argument breaks.
        cut(x)
        ^^^

      The argument breaks of cut() is 1; it must be two or more different breaks, or a number of intervals of at least 2.
        cut(x, 1)
        ^^^

      The argument breaks of cut() is c(1, 1); it must be two or more different breaks, or a number of intervals of at least 2.
        cut(x, c(1, 1))
        ^^^

      1 label given for 2 levels, or one is given twice.
        cut(x, 2, labels = "a")
        ^^^
      Give one label for each level, in their order: (0.985,8.5] and (8.5,16].

      The argument breaks of cut() is "a"; it must be a constant number.
        cut(x, "a")
        ^^^"
    `)
  })
})

describe('interaction', () => {
  const a = ['p', 'q', 'p', 'q', 'p', 'q']
  const b = ['u', 'u', 'v', 'v', 'v', null]

  it('joins the levels of factors, those of the first fastest unless said', () => {
    expect(steps('y ~ 0 + interaction(a, b)', { y, a, b }).design.X.names).toEqual(
      ['p.u', 'q.u', 'p.v', 'q.v'].map((level) => `interaction(a, b)${level}`),
    )
    expect(
      steps('y ~ 0 + interaction(a, b, sep = "_", lex.order = TRUE)', { y, a, b }).schema.variables[1],
    ).toMatchObject({ levels: ['p_u', 'p_v', 'q_u', 'q_v'] })
  })

  it('refuses two groups of one name', () => {
    expect(
      messageOf(() =>
        steps('y ~ interaction(a, b)', { y, a: ['p.q', 'p', 'p', 'p', 'p', 'p'], b: ['r', 'q.r', 'r', 'r', 'r', 'r'] }),
      ),
    ).toMatchInlineSnapshot(`
      "Two combinations of interaction(a, b) would have the same name "p.q.r".
        interaction(a, b)
        ^^^^^^^^^^^
      The names of levels are joined by ".": rename levels that hold it."
    `)
    expect(messageOf(() => steps('y ~ x + interaction()', { y, x }))).toMatchInlineSnapshot(`
      "interaction() reads no column of the data.
        y ~ x + interaction()
                ^^^^^^^^^^^^^
      A term is a column or an expression of columns; the intercept is 1."
    `)
  })
})
