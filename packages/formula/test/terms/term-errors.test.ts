import { describe, expect, test } from 'vitest'
import { expand, parse } from '../../src/index.ts'
import { messageOf } from '../names.ts'

const columns = ['y', 'x', 'z', 'Days', 'Subject', 'g', 'h', 'a', 'b']
const structures = ['us', 'diag', 'cs', 'ar1', 'matern']
const said = (text: string): string => messageOf(() => expand(parse(text), { columns, structures }))

describe('an error of the fixed part says where it is and what to do', () => {
  test('a column that is misspelt', () => {
    expect(said('y ~ Dayz + (1 | Subject)')).toMatchInlineSnapshot(`
      "The data have no column 'Dayz'.
        y ~ Dayz + (1 | Subject)
            ^^^^
      Did you mean Days?"
    `)
  })

  test('a column in the wrong case', () => {
    expect(said('y ~ days')).toMatchInlineSnapshot(`
      "The data have no column 'days'.
        y ~ days
            ^^^^
      Did you mean Days?"
    `)
  })

  test('a column that resembles none', () => {
    expect(said('y ~ zzzzzz')).toMatchInlineSnapshot(`
      "The data have no column 'zzzzzz'.
        y ~ zzzzzz
            ^^^^^^
      The columns are y, x, z, Days, Subject, g, h, a, b."
    `)
  })

  test('a misspelt column inside a call', () => {
    expect(said('y ~ log(Dayz + 1)')).toMatchInlineSnapshot(`
      "The data have no column 'Dayz'.
        y ~ log(Dayz + 1)
                ^^^^
      Did you mean Days?"
    `)
  })

  test('a misspelt response', () => {
    expect(said('yy ~ Days')).toMatchInlineSnapshot(`
      "The data have no column 'yy'.
        yy ~ Days
        ^^
      Did you mean y?"
    `)
  })

  test('a misspelt group', () => {
    expect(said('y ~ x + (1 | Subjct)')).toMatchInlineSnapshot(`
      "The data have no column 'Subjct'.
        y ~ x + (1 | Subjct)
                     ^^^^^^
      Did you mean Subject?"
    `)
  })

  test('a misspelt slope', () => {
    expect(said('y ~ x + (1 + Dayz | Subject)')).toMatchInlineSnapshot(`
      "The data have no column 'Dayz'.
        y ~ x + (1 + Dayz | Subject)
                     ^^^^
      Did you mean Days?"
    `)
  })

  test('the square of a variable', () => {
    expect(said('y ~ x^2')).toMatchInlineSnapshot(`
      "In a formula x^2 means x crossed with itself, which is x again.
        y ~ x^2
            ^^^
      For the power of the numbers write I(x^2), or poly(x, 2) for a polynomial."
    `)
  })

  test('the cube of a variable in parentheses', () => {
    expect(said('y ~ (x)^3 + z')).toMatchInlineSnapshot(`
      "In a formula x^3 means x crossed with itself, which is x again.
        y ~ (x)^3 + z
            ^^^^^
      For the power of the numbers write I(x^3), or poly(x, 3) for a polynomial."
    `)
  })

  test('a power that is no number', () => {
    expect(said('y ~ (x + z)^z')).toMatchInlineSnapshot(`
      "The power of a set of terms is a whole number from 1; this is z.
        y ~ (x + z)^z
                    ^
      (a + b)^2 stands for a + b + a:b. For arithmetic write I(x^2)."
    `)
  })

  test('a power that is not whole', () => {
    expect(said('y ~ (x + z)^1.5')).toMatchInlineSnapshot(`
      "The power of a set of terms is a whole number from 1; this is 1.5.
        y ~ (x + z)^1.5
                    ^^^
      (a + b)^2 stands for a + b + a:b. For arithmetic write I(x^2)."
    `)
  })

  test('a product with a number', () => {
    expect(said('y ~ x * 2')).toMatchInlineSnapshot(`
      "In a formula '*' joins terms, and 2 is not one.
        y ~ x * 2
            ^^^^^
      For arithmetic write I(x * 2)."
    `)
  })

  test('a quotient by a number', () => {
    expect(said('y ~ (x + z)/100')).toMatchInlineSnapshot(`
      "In a formula '/' joins terms, and 100 is not one.
        y ~ (x + z)/100
            ^^^^^^^^^^^
      For arithmetic write I((x + z)/100)."
    `)
  })

  test('a number as a term', () => {
    expect(said('y ~ 2 + x')).toMatchInlineSnapshot(`
      "The number 2 is not a term.
        y ~ 2 + x
            ^
      1 is the intercept, and 0 or -1 leaves it out. A known part of the mean goes into offset(), arithmetic into I(), as in I(2 * x)."
    `)
  })

  test('a text as a term', () => {
    expect(said('y ~ x + "z"')).toMatchInlineSnapshot(`
      ""z" reads no column of the data.
        y ~ x + "z"
                ^^^
      A term is a column or an expression of columns; the intercept is 1."
    `)
  })

  test('a term that reads no column', () => {
    expect(said('y ~ x + log(2)')).toMatchInlineSnapshot(`
      "log(2) reads no column of the data.
        y ~ x + log(2)
                ^^^^^^
      A term is a column or an expression of columns; the intercept is 1."
    `)
  })

  test('a response that reads no column', () => {
    expect(said('1 ~ x')).toMatchInlineSnapshot(`
      "The response 1 reads no column of the data.
        1 ~ x
        ^
      Left of ~ stands a column or an expression of columns, as in log(y) ~ x."
    `)
  })

  test('the response on the right', () => {
    expect(said('y ~ x + y')).toMatchInlineSnapshot(`
      "The response y also stands on the right side.
        y ~ x + y
                ^
      Remove it there: a response cannot explain itself."
    `)
  })

  test('the response as a random slope', () => {
    expect(said('y ~ x + (y | g)')).toMatchInlineSnapshot(`
      "The response y also stands on the right side.
        y ~ x + (y | g)
                 ^
      Remove it there: a response cannot explain itself."
    `)
  })

  test('the response in an interaction', () => {
    expect(said('log(y) ~ x * log( y )')).toMatchInlineSnapshot(`
      "The response log(y) also stands on the right side.
        log(y) ~ x * log( y )
                     ^^^^^^^^
      Remove it there: a response cannot explain itself."
    `)
  })

  test('a removal of what is not there', () => {
    expect(said('y ~ x - z')).toMatchInlineSnapshot(`
      "There is no z before this point that could be removed.
        y ~ x - z
                ^
      A '-' removes a term that stands before it."
    `)
  })

  test('a removal of a misspelt term', () => {
    expect(said('y ~ x + Days - dyas')).toMatchInlineSnapshot(`
      "The data have no column 'dyas'.
        y ~ x + Days - dyas
                       ^^^^
      Did you mean Days?"
    `)
  })

  test('a dot in a call', () => {
    expect(said('y ~ x + log(.)')).toMatchInlineSnapshot(`
      "The '.' cannot stand inside a function call.
        y ~ x + log(.)
                    ^
      It stands for every column of the data but the response's: name the column that the function is of."
    `)
  })

  test('a dot in a random term', () => {
    expect(said('y ~ x + (. | g)')).toMatchInlineSnapshot(`
      "The '.' cannot stand inside a random term.
        y ~ x + (. | g)
                 ^
      Name the columns."
    `)
  })

  test('an offset of two arguments', () => {
    expect(said('y ~ x + offset(x, z)')).toMatchInlineSnapshot(`
      "offset() takes one argument, not 2.
        y ~ x + offset(x, z)
                ^^^^^^^^^^^^
      Several offsets are added: offset(a) + offset(b)."
    `)
  })

  test('an offset in an interaction', () => {
    expect(said('y ~ x * offset(z)')).toMatchInlineSnapshot(`
      "An offset cannot be part of an interaction.
        y ~ x * offset(z)
                ^^^^^^^^^
      Add it to the fixed part: y ~ x + offset(o)."
    `)
  })

  test('an offset that is given twice', () => {
    expect(said('y ~ offset(z) + offset(z)')).toMatchInlineSnapshot(`
      "offset(z) stands in the formula twice.
        y ~ offset(z) + offset(z)
                        ^^^^^^^^^
      Remove one, or write offset(2 * z)."
    `)
  })

  test('a removal of an offset that is not there', () => {
    expect(said('y ~ x - offset(z)')).toMatchInlineSnapshot(`
      "There is no offset(z) before this point that could be removed.
        y ~ x - offset(z)
                ^^^^^^^^^
      A '-' removes a term that stands before it."
    `)
  })
})

describe('an error of a random term says where it is and what to do', () => {
  test('a bar without parentheses', () => {
    expect(said('y ~ x | g')).toMatchInlineSnapshot(`
      "The random term x | g stands without parentheses.
        y ~ x | g
            ^^^^^
      Put it in parentheses, with only what varies between the groups left of the bar: (1 | g)."
    `)
  })

  test('a bar without parentheses behind a sum', () => {
    expect(said('y ~ x + 1 | g')).toMatchInlineSnapshot(`
      "The random term x + 1 | g stands without parentheses.
        y ~ x + 1 | g
            ^^^^^^^^^
      Put it in parentheses, with only what varies between the groups left of the bar: (1 | g)."
    `)
  })

  test('a random term in a product', () => {
    expect(said('y ~ x * (1 | g)')).toMatchInlineSnapshot(`
      "The random term 1 | g cannot be joined to other terms by '*'.
        y ~ x * (1 | g)
                ^^^^^^^
      Add it with '+'; what should vary between the groups stands left of its bar."
    `)
  })

  test('a random term under a power', () => {
    expect(said('y ~ (x + (1 | g))^2')).toMatchInlineSnapshot(`
      "The random term 1 | g cannot be joined to other terms by '^'.
        y ~ (x + (1 | g))^2
                 ^^^^^^^
      Add it with '+'; what should vary between the groups stands left of its bar."
    `)
  })

  test('two bars in one term', () => {
    expect(said('y ~ (1 | g | h)')).toMatchInlineSnapshot(`
      "The random term 1 | g stands inside another one.
        y ~ (1 | g | h)
             ^^^^^
      Write one random term a grouping factor, (1 | a) + (1 | b); nested groups are (1 | a/b)."
    `)
  })

  test('a random term in a random term', () => {
    expect(said('y ~ (1 + (1 | h) | g)')).toMatchInlineSnapshot(`
      "The random term 1 | h stands inside another one.
        y ~ (1 + (1 | h) | g)
                  ^^^^^
      Write one random term a grouping factor, (1 | a) + (1 | b); nested groups are (1 | a/b)."
    `)
  })

  test('a random term as a group', () => {
    expect(said('y ~ (x | (1 | g))')).toMatchInlineSnapshot(`
      "The random term 1 | g stands inside another one.
        y ~ (x | (1 | g))
                  ^^^^^
      Write one random term a grouping factor, (1 | a) + (1 | b); nested groups are (1 | a/b)."
    `)
  })

  test('a bar in the response', () => {
    expect(said('y | g ~ x')).toMatchInlineSnapshot(`
      "The random term y | g stands in the response.
        y | g ~ x
        ^^^^^
      Random terms stand right of '~'."
    `)
  })

  test('a random term of nothing', () => {
    expect(said('y ~ x + (0 | g)')).toMatchInlineSnapshot(`
      "Nothing varies between the groups in (0 | g).
        y ~ x + (0 | g)
                 ^
      Left of the bar stands 1 for random intercepts, or x for intercepts and slopes."
    `)
  })

  test('a number as a group', () => {
    expect(said('y ~ x + (1 | 1)')).toMatchInlineSnapshot(`
      "1 is not a grouping factor.
        y ~ x + (1 | 1)
                     ^
      Right of the bar stands a column whose values name the groups."
    `)
  })

  test('a group that is taken away', () => {
    expect(said('y ~ x + (1 | g - g)')).toMatchInlineSnapshot(`
      "No grouping factor remains right of the bar in (1 | g - g).
        y ~ x + (1 | g - g)
                     ^^^^^
      Right of the bar stands a column whose values name the groups."
    `)
  })

  test('a number left of the bar', () => {
    expect(said('y ~ x + (1 + 2 | g)')).toMatchInlineSnapshot(`
      "The number 2 is not a term.
        y ~ x + (1 + 2 | g)
                     ^
      1 is the intercept, and 0 or -1 leaves it out. A known part of the mean goes into offset(), arithmetic into I(), as in I(2 * x)."
    `)
  })

  test('a random term that is given twice', () => {
    expect(said('y ~ (1 | g) + (1 | g)')).toMatchInlineSnapshot(`
      "The random term (1 | g) stands in the formula twice.
        y ~ (1 | g) + (1 | g)
                      ^^^^^^^
      Remove one: their variances could not be told apart."
    `)
  })

  test('a random term that is given twice in other words', () => {
    expect(said('y ~ (x + z | a:b) + (1 + z + x | b:a)')).toMatchInlineSnapshot(`
      "The random term (1 + z + x | a:b) stands in the formula twice.
        y ~ (x + z | a:b) + (1 + z + x | b:a)
                            ^^^^^^^^^^^^^^^^^
      Remove one: their variances could not be told apart."
    `)
  })

  test('a removal of a random term that is not there', () => {
    expect(said('y ~ x - (1 | g)')).toMatchInlineSnapshot(`
      "There is no (1 | g) before this point that could be removed.
        y ~ x - (1 | g)
                ^^^^^^^
      A '-' removes a term that stands before it."
    `)
  })

  test('an offset in a random term', () => {
    expect(said('y ~ x + (offset(z) | g)')).toMatchInlineSnapshot(`
      "An offset cannot stand inside a random term.
        y ~ x + (offset(z) | g)
                 ^^^^^^^^^
      Add it to the fixed part: y ~ x + offset(o)."
    `)
  })

  test('a structure that is misspelt', () => {
    expect(said('y ~ x + ar(1 | g)')).toMatchInlineSnapshot(`
      "There is no covariance structure 'ar'.
        y ~ x + ar(1 | g)
                ^^
      Did you mean ar1?"
    `)
  })

  test('a structure that resembles none', () => {
    expect(said('y ~ x + unstructured(1 | g)')).toMatchInlineSnapshot(`
      "There is no covariance structure 'unstructured'.
        y ~ x + unstructured(1 | g)
                ^^^^^^^^^^^^
      Did you mean us?"
    `)
  })

  test('a missing operator before a random term', () => {
    expect(said('y ~ x (1 | g)')).toMatchInlineSnapshot(`
      "x is a column, not a covariance structure: no operator stands between x and the parenthesis.
        y ~ x (1 | g)
            ^
      Write x + (1 | g)."
    `)
  })

  test('a double bar in a structure', () => {
    expect(said('y ~ us(x || g)')).toMatchInlineSnapshot(`
      "us(x || g) says the covariance twice: '||' means diag.
        y ~ us(x || g)
               ^^^^^^
      Write one bar in us( | ), or (x || g) without a structure."
    `)
  })

  test('an option without a name', () => {
    expect(said('y ~ ar1(1 | g, 3)')).toMatchInlineSnapshot(`
      "ar1() takes one term with a bar and named options; 3 is neither.
        y ~ ar1(1 | g, 3)
                       ^
      Name the option, as in matern(x + y | g, nu = 1.5)."
    `)
  })

  test('an option that is no value', () => {
    expect(said('y ~ ar1(1 | g, nu = a + b)')).toMatchInlineSnapshot(`
      "The option nu is a number, TRUE, FALSE or a word; this is a + b.
        y ~ ar1(1 | g, nu = a + b)
                            ^^^^^"
    `)
  })

  test('an option that is given twice', () => {
    expect(said('y ~ ar1(1 | g, nu = 1, nu = 2)')).toMatchInlineSnapshot(`
      "The option nu is given twice.
        y ~ ar1(1 | g, nu = 1, nu = 2)
                                    ^
      Remove one."
    `)
  })
})

describe('expansions beyond all use are refused', () => {
  const names = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => letter + i)
  const expandOver = (formula: string, data: string[]): string =>
    messageOf(() => expand(parse(formula), { columns: ['y', ...data] })).split('\n')[0]!

  test.each([
    ['a power', '(%)^3', names('x', 100)],
    ['a power of many', '(%)^100000', names('x', 40)],
    ['a product', '%', names('x', 20)],
    ['a dot squared', '.^2', names('x', 200)],
    ['a dot', '.', names('x', 10_001)],
    ['nesting', '(%) / (%)', names('x', 5000)],
    ['a group', '(1 | (%)^3)', names('x', 100)],
  ])('%s', (_, pattern, data) => {
    const joined = data.join(pattern === '%' ? '*' : '+')
    expect(expandOver(`y ~ ${pattern.replaceAll('%', joined)}`, data)).toBe(
      'The formula expands to more than 10000 terms here.',
    )
  })

  test('but not thousands of terms', () => {
    const data = names('x', 5000)
    expect(expand(parse(`y ~ ${data.join('+')}`), { columns: ['y', ...data] }).fixed.terms).toHaveLength(5000)
    expect(expand(parse('y ~ .'), { columns: ['y', ...data] }).fixed.terms).toHaveLength(5000)
  })
})
