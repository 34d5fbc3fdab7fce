import { expand, parse } from '@lmm/formula'
import { describe, expect, it } from 'vitest'
import { buildDesign, type DesignOptions, type SchemaOptions, type TableInput } from '../src/index.ts'
import { steps } from './fit.ts'
import { messageOf, noteOf } from './message.ts'

const y = [3, 1, 4, 1, 5, 9]
const x = [0, 1, 2, 3, 4, 5]
const a = ['p', 'q', 'p', 'q', 'p', 'q']
const g = ['u', 'u', 'v', 'v', 'w', 'w']
const data = { y, x, a, g, one: ['k', 'k', 'k', 'k', 'k', 'k'] }

type Case = readonly [title: string, formula: string, data: TableInput, options?: SchemaOptions & DesignOptions]

const said = (cases: readonly Case[]): string =>
  cases
    .map(([title, formula, input, options]) => `${title}\n${messageOf(() => steps(formula, input, options))}`)
    .join('\n\n')

describe('what is refused, with what to do next', () => {
  it('in the response', () => {
    expect(
      said([
        ['text', 'a ~ x', data],
        [
          'an ordered factor',
          'f ~ x',
          { ...data, f: { codes: [0, 1, 0, 1, 0, 1], levels: ['lo', 'hi'], ordered: true } },
        ],
        ['logical', 'I(y > 2) ~ x', data],
        ['constant', 'y ~ x', { ...data, y: [5, 5, 5, 5, 5, 5] }],
        ['one row', 'y ~ 1', { y: [5] }],
        ['several columns', 'poly(y, 2) ~ x', data],
        ['none', '~ x', data],
      ]),
    ).toMatchInlineSnapshot(`
      "text
      The response a must be a number; it is text (such as "p" and "q").
      If it should hold numbers, look for cells that are not, such as "1,5" or "n/a".

      an ordered factor
      The response f must be a number; it is an ordered factor (such as "lo" and "hi").
      If it should hold numbers, look for cells that are not, such as "1,5" or "n/a".

      logical
      The response I(y > 2) must be a number; it is true or false.
      Write as.numeric(I(y > 2)) to use 0 and 1; a linear model of a yes or no is rarely what is wanted.

      constant
      The response y is 5 in all 6 rows used: there is nothing to explain.
      Check the column, and which rows were left out.

      one row
      Only one row is left: nothing can be estimated from one y.
      Check the column, and which rows were left out.

      several columns
      The response poly(y, 2) must be a number; it is several columns.
      A response is one number a row.

      none
      The formula ~x has no response.
      Write what is to be explained left of ~, as in y ~ x."
    `)
  })

  it('in cells', () => {
    expect(
      said([
        ['infinite', 'y ~ x', { ...data, x: [1, 2, Number.POSITIVE_INFINITY, 4, Number.NEGATIVE_INFINITY, 6] }],
        ['infinite group', 'y ~ (1 | x)', { ...data, x: [1, 1, 2, 2, Number.POSITIVE_INFINITY, 3] }],
        ['log of zero', 'y ~ log(x)', data],
        ['root of a negative number, inside', 'y ~ I(sqrt(x - 3)^2)', data],
        ['overflow', 'y ~ exp(x * 1000)', data],
        ['division by zero', 'I(y / (x - 1)) ~ 1', data],
        [
          'text where numbers are stated',
          'y ~ t',
          { ...data, t: ['1', '2', 'n/a', '4', '5', '6'] },
          { columns: { t: { type: 'number' } } },
        ],
        ['a level not stated', 'y ~ a', data, { columns: { a: { type: 'factor', levels: ['p', 'r'] } } }],
        ['a group not stated', 'y ~ (1 | g)', data, { columns: { g: { type: 'factor', levels: ['u', 'v'] } } }],
      ]),
    ).toMatchInlineSnapshot(`
      "infinite
      Column x is infinite in row 3 and 1 more row.
      Replace infinite values by the numbers they stand for, or by null to leave the rows out.

      infinite group
      Column x is infinite in row 5.
      Replace infinite values by the numbers they stand for, or by null to leave the rows out.

      log of zero
      log(x) is minus infinity in row 1, from 0.
      Change the expression so that it has a value there, or leave those rows out by making the cells missing.

      root of a negative number, inside
      sqrt(x - 3) is not a number in row 1 and 2 more rows, from -3.
      Change the expression so that it has a value there, or leave those rows out by making the cells missing.

      overflow
      exp(x * 1000) is infinite in row 2 and 4 more rows, from 1000.
      Change the expression so that it has a value there, or leave those rows out by making the cells missing.

      division by zero
      y/(x - 1) is infinite in row 2, from 1 and 0.
      Change the expression so that it has a value there, or leave those rows out by making the cells missing.

      text where numbers are stated
      Column t is read as numbers, but row 3 holds "n/a".
      Correct the cell, leave it empty for missing, or make the column a factor.

      a level not stated
      a holds "q" in row 2 and 2 more rows, which its stated levels do not list.
      Listed: "p" and "r". Add the level, or correct the cells.

      a group not stated
      g holds "w" in row 5 and 1 more row, which its stated levels do not list.
      Listed: "u" and "v". Add the level, or correct the cells."
    `)
  })

  it('in expressions', () => {
    expect(
      said([
        ['an unknown function', 'y ~ lgo(x)', data],
        ['a number of text', 'y ~ log(a)', data],
        ['arithmetic with text', 'y ~ I(a + x)', data],
        ['as.numeric of text', 'y ~ as.numeric(a)', data],
        ['a factor of columns', 'y ~ factor(poly(x, 2))', data],
        ['a level that does not occur', 'y ~ I(a == "pp")', data],
        ['a rank of an unordered factor', 'y ~ I(a > "p")', data],
        ['relevel to nothing', 'y ~ relevel(a, "z")', data],
        ['too high a degree', 'y ~ poly(x, 6)', data],
        ['a degree that varies', 'y ~ poly(x, y)', data],
        ['a fraction of a degree', 'y ~ poly(x, 1.5)', data],
        ['an unknown argument', 'y ~ poly(x, deg = 2)', data],
        ['an argument twice', 'y ~ poly(x, degree = 2, degree = 3)', data],
        ['too many arguments', 'y ~ sqrt(x, 2)', data],
        ['a lacking argument', 'y ~ between(x)', data],
        ['scaling a constant', 'y ~ scale(k)', { ...data, k: [2, 2, 2, 2, 2, 2] }],
        ['labels that do not fit', 'y ~ factor(a, labels = c("one"))', data],
        ['a coding that is no name', 'y ~ C(a, 1)', data],
        ['knots outside', 'y ~ ns(x, knots = c(2, 9))', data],
        ['a constant without a value', 'y ~ I(x + log(0))', data],
        ['an operator of terms', 'y ~ I(x %in% a)', data],
      ]),
    ).toMatchInlineSnapshot(`
      "an unknown function
      There is no function called lgo.
        lgo(x)
        ^^^
      Did you mean log or log2? Pass a function of your own in the option functions: { lgo: (x) => ... }.

      a number of text
      log needs numbers, but in log(a) it is given text.
        log(a)
        ^^^
      If a should hold numbers, look for cells that are not; a factor enters a formula by its name alone.

      arithmetic with text
      + needs numbers, but in I(a + x) it is given text.
        I(a + x)
            ^
      If a or x should hold numbers, look for cells that are not; a factor enters a formula by its name alone.

      as.numeric of text
      as.numeric needs numbers, but in as.numeric(a) it is given text.
        as.numeric(a)
        ^^^^^^^^^^
      If a should hold numbers, look for cells that are not; a factor enters a formula by its name alone.

      a factor of columns
      factor needs a factor, but in factor(poly(x, 2)) it is given several columns.
        factor(poly(x, 2))
        ^^^^^^
      Give it a column of texts, whole numbers, true or false, or a factor.

      a level that does not occur
      I(a == "pp") names the level "pp", which does not occur.
        I(a == "pp")
                ^^
      Did you mean p? Levels: p and q.

      a rank of an unordered factor
      I(a > "p") asks by > for the order of levels that have none.
        I(a > "p")
            ^
      Make it an ordered factor, ordered(f, levels = c(...)), or compare with ==.

      relevel to nothing
      relevel(a, "z") names the level "z", which does not occur.
        relevel(a, "z")
                    ^
      Levels: p and q.

      too high a degree
      poly(x, 6) asks for degree 6, but there are only 6 distinct values.
        poly(x, 6)
        ^^^^
      The highest possible degree is 5.

      a degree that varies
      The argument degree of poly() is y; it must be a constant, or several as c(...).
        poly(x, y)
        ^^^^

      a fraction of a degree
      The argument degree of poly() is 1.5; it must be a whole number of at least 1.
        poly(x, 1.5)
        ^^^^

      an unknown argument
      poly() has no argument called deg.
        poly(x, deg = 2)
        ^^^^
      Its arguments are x, degree, raw and simple.

      an argument twice
      The argument degree of poly() is given twice.
        poly(x, degree = 2, degree = 3)
        ^^^^

      too many arguments
      sqrt() is given 2 arguments, more than it takes.
        sqrt(x, 2)
        ^^^^
      Its arguments are x.

      a lacking argument
      between() lacks its argument g.
        between(x)
        ^^^^^^^

      scaling a constant
      scale(k) would divide by zero: its values do not differ.
        scale(k)
        ^^^^^
      Remove the term: a constant has no effect beside the intercept.

      labels that do not fit
      1 label given for 2 levels, or one is given twice.
        factor(a, labels = c("one"))
        ^^^^^^
      Give one label for each level, in their order: p and q.

      a coding that is no name
      The argument contr of C() is 1; it must be the name of a coding, such as sum.
        C(a, 1)
        ^

      knots outside
      The argument knots of ns() is c(2, 9); it must be knots inside the boundary, in rising order.
        ns(x, knots = c(2, 9))
        ^^

      a constant without a value
      The argument x of log() is 0; it must be a number for which the result is finite.
        I(x + log(0))
              ^^^

      an operator of terms
      The operator %in% has no meaning between the values in I(x %in% a).
        I(x %in% a)
            ^^^^
      Inside a function operators are arithmetic: + - * / ^ %% %/%, comparisons, & | and !."
    `)
  })

  it('in factors and groups', () => {
    expect(
      said([
        ['one level', 'y ~ one', data],
        ['one level left', 'y ~ a + x', { ...data, x: [0, null, 2, null, 4, null] }],
        ['an unknown coding', 'y ~ a', data, { contrasts: { a: 'sums' } }],
        ['a coding for a number', 'y ~ a + x', data, { contrasts: { x: 'sum' } }],
        ['a coding for a name that is not there', 'y ~ a + x', data, { contrasts: { A: 'sum' } }],
        ['a base beyond the levels', 'y ~ C(a, treatment, base = 3)', data],
        ['a group of one level', 'y ~ x + (1 | one)', data],
        ['a group with a row a level', 'y ~ 1 + (1 | x)', data],
        ['as many effects as rows', 'y ~ x + (x | g)', data],
        [
          'combinations that share a name',
          'y ~ 1 + (1 | a:g)',
          { y, a: ['p:u', 'p', 'p', 'p:u', 'p', 'p'], g: ['v', 'u:v', 'u:v', 'v', 'u:v', 'w'] },
        ],
        ['two columns of one name', 'y ~ a + aq', { ...data, aq: x }],
      ]),
    ).toMatchInlineSnapshot(`
      "one level
      one has only the level "k" in the rows used.
      A factor needs two levels to have an effect: remove one from the formula, or check which rows were left out.

      one level left
      a has only the level "p" in the rows used.
      A factor needs two levels to have an effect: remove a from the formula, or check which rows were left out.

      an unknown coding
      There is no coding called sums, asked for a.
      Did you mean sum? Codings: treatment, sum, helmert, poly and successive.

      a coding for a number
      A coding is given for x, which is no factor of this model.
      Factors here: a. A column of numbers becomes one by factor(x) or a stated type.

      a coding for a name that is not there
      A coding is given for A, which is no factor of this model.
      Did you mean a? Factors here: a. A column of numbers becomes one by factor(x) or a stated type.

      a base beyond the levels
      The base of C(a, treatment, base = 3) is level 3, but it has 2 levels.
      Give a number from 1 to 2: "p" and "q".

      a group of one level
      The grouping factor one of (1 | one) has only the level "k".
      The variance between groups needs at least two groups, better five or more: remove the term, or group by another column.

      a group with a row a level
      The grouping factor x of (1 | x) has 6 levels for 6 rows: its effects cannot be told from the residuals.
      Group by a column whose levels have several rows each. One row a level can be fitted with known variances (meta-analysis) or a known relationship among the levels.

      as many effects as rows
      (1 + x | g) has 6 random effects (3 levels x 2 columns) for 6 rows: their variances cannot be told from the residual's.
      Take columns out of the term, or uncorrelate it with ||; the number of random effects must be below the number of rows.

      combinations that share a name
      Two combinations of a:g would have the same name "p:u:v".
      The names of levels are joined by ":": rename levels that hold it.

      two columns of one name
      Two columns of the model matrix would be called aq.
      A factor and one of its levels spell another variable: rename a column or a level."
    `)
  })

  it('in rows, weights and offsets', () => {
    const nothing = [null, null, null, null, null, null]
    expect(
      said([
        ['no rows', 'y ~ x', { y: [], x: [] }],
        ['nothing but missing values', 'y ~ x + a', { ...data, y: nothing }],
        [
          'missing values forbidden',
          'y ~ x + a',
          { ...data, x: [0, null, 2, 3, null, 5], a: [null, ...a.slice(1)] },
          { missing: 'error' },
        ],
        ['a negative weight', 'y ~ x', { ...data, w: [1, 2, -1, 0, -2, 1] }, { weights: { column: 'w' } }],
        [
          'a variance of zero',
          'y ~ x',
          { ...data, v: [1, 2, 1, 0, 2, 1] },
          { weights: { column: 'v', kind: 'known-variance' } },
        ],
        ['weights all zero', 'y ~ x', { ...data, w: [0, 0, 0, 0, 0, 0] }, { weights: { column: 'w' } }],
        ['weights that are text', 'y ~ x', data, { weights: { column: 'a' } }],
        [
          'weights that are a factor',
          'y ~ x',
          { ...data, f: { codes: [0, 1, 0, 1, 0, 1], levels: ['1', '2'] } },
          { weights: { column: 'f' } },
        ],
        ['an unknown column of weights', 'y ~ x', { ...data, weight: x }, { weights: { column: 'wieght' } }],
        ['an unknown offset', 'y ~ x', data, { offset: 'off' }],
        ['an offset of text', 'y ~ x + offset(a)', data],
      ]),
    ).toMatchInlineSnapshot(`
      "no rows
      The data have no rows.
      Check the columns, and whether missing values were read as such.

      nothing but missing values
      No row of 6 is left: 6 lack a value (first missing: y 6).
      Check the columns, and whether missing values were read as such.

      missing values forbidden
      3 rows of 6 lack a value (first missing: x 2 and a 1).
      Fill them in, or allow rows with missing values to be left out: missing = omit.

      a negative weight
      The weight w is negative (-1) in row 3 and 1 more row.
      Weights are precisions (1 / variance) or counts, never negative; a weight of zero leaves a row out.

      a variance of zero
      The known variance v is zero in row 4.
      A known variance is above zero. Weights of kind known-variance are variances, not precisions.

      weights all zero
      No row of 6 is left: 6 have weight zero.
      Check the columns, and whether missing values were read as such.

      weights that are text
      Column a is read as numbers, but row 1 holds "p".
      Correct the cell, leave it empty for missing, or make the column a factor.

      weights that are a factor
      The option weights needs a column of numbers, but f is a factor.
      Name a numeric column.

      an unknown column of weights
      The option weights names the column wieght, which the data do not have.
      Did you mean weight? Check the spelling; upper and lower case differ.

      an unknown offset
      The option offset names the column off, which the data do not have.
      Did you mean one? Check the spelling; upper and lower case differ.

      an offset of text
      offset needs numbers, but in a it is given text.
        a
        ^
      If a should hold numbers, look for cells that are not; a factor enters a formula by its name alone."
    `)
  })

  it('in functions of the caller, and in schemas of another model', () => {
    const { terms, schema, table } = steps('y ~ x + a', data)
    const other = expand(parse('y ~ x + g'), { columns: table.columns.keys() })
    const asFactor = steps('y ~ x + a', { ...data, x: ['a', 'b', 'a', 'b', 'a', 'a'] })
    const logical = steps('y ~ l', { y, l: [true, false, true, true, false, true] })
    const wrong = { grow: (v: number) => v / 0, talk: () => 'much' as unknown as number }
    const cases: [string, () => unknown][] = [
      ['a text returned', () => steps('y ~ talk(x)', data, { functions: wrong })],
      ['no finite number returned', () => steps('y ~ grow(x + 1)', data, { functions: wrong })],
      ['a name near one of the caller', () => steps('y ~ tlak(x)', data, { functions: wrong })],
      ['a variable that the schema lacks', () => buildDesign(other, schema, table)],
      ['a variable of another kind', () => buildDesign(terms, { ...asFactor.schema, columns: schema.columns }, table)],
      ['no logical', () => logical.predict({ l: ['TRUE', 'maybe'] })],
    ]
    expect(cases.map(([title, run]) => `${title}\n${messageOf(run)}`).join('\n\n')).toMatchInlineSnapshot(`
      "a text returned
      Your function talk(0) returned text in row 1; it must return a number.
        talk(x)
        ^^^^
      It is called once a row with the numbers of that row.

      no finite number returned
      grow(x + 1) is infinite in row 1 and 5 more rows, from 1.
      Change the expression so that it has a value there, or leave those rows out by making the cells missing.

      a name near one of the caller
      There is no function called tlak.
        tlak(x)
        ^^^^
      Did you mean talk or tan? Pass a function of your own in the option functions: { tlak: (x) => ... }.

      a variable that the schema lacks
      The schema knows nothing of g.
      Use the schema that was inferred for this formula.

      a variable of another kind
      The schema has x as factor, the data as number.
      Use the schema that was inferred for this formula, and the same functions.

      no logical
      Column l was true or false in the fit, but row 2 holds "maybe".
      Write TRUE or FALSE."
    `)
  })
})

describe('what is told', () => {
  it('of what was done to the data', () => {
    const h = { codes: [0, 0, 1, 1, 2, 2], levels: ['u', 'v', 'w', 'x'] }
    const odd = {
      y: [3, 1, null, 1, 5, 9],
      t: ['1', '2', '3', '4', '5', '7'],
      a,
      h,
      w: [1, 1, 1, 0, 1, 1],
      twice: [1, 2, 3, 4, 5, 7],
    }
    const { design } = steps('y ~ t + twice + (1 | h)', odd, {
      weights: { column: 'w' },
      columns: { aa: { type: 'number' } },
      independentResiduals: false,
    })
    const { predict } = steps('y ~ within(x, g)', data)
    const notes = [...design.diagnostics, ...predict({ x: [1, 2], g: ['new', 'newer'] }).diagnostics]
    expect(notes.map(noteOf).join('\n\n')).toMatchInlineSnapshot(`
      "info: 1 row of 6 left out for missing values (first missing: y 1).

      info: 1 row left out because the weight w is zero.

      info: The texts in column t are all numbers and are used as numbers.
      Write factor(t), or state the column's type, to use it as a factor.

      info: No row used has the levels "v" and "x" of h: left out.

      info: A type is stated for aa, a column that the data do not have.
      Did you mean a?

      warning: twice is determined by the columns before it and left out.
      Some combinations of levels do not occur, or one variable can be computed from others; what is left describes the same fit.

      info: within(x, g): the groups "new" and "newer" were not in the fit; the mean of their rows in the new data is used."
    `)
  })
})
