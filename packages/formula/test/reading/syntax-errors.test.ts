import { describe, expect, test } from 'vitest'
import { parse } from '../../src/index.ts'
import { messageOf } from '../names.ts'

const said = (text: string): string => messageOf(() => parse(text))

describe('an error of syntax says where it is and what to do', () => {
  test('a missing operator', () => {
    expect(said('y ~ a b')).toMatchInlineSnapshot(`
      "No operator stands between a and b.
        y ~ a b
              ^
      Write a + b for both, a:b for their interaction; a name with a space goes in backticks."
    `)
  })

  test('a missing operator behind a sum', () => {
    expect(said('y ~ a + b c:d')).toMatchInlineSnapshot(`
      "No operator stands between b and c.
        y ~ a + b c:d
                  ^
      Write b + c for both, b:c for their interaction; a name with a space goes in backticks."
    `)
  })

  test('a missing operator between parentheses', () => {
    expect(said('y ~ (a + b)(c)')).toMatchInlineSnapshot(`
      "No operator stands between (a + b) and ( ).
        y ~ (a + b)(c)
                   ^
      Write (a + b) + ( ) for both, (a + b):( ) for their interaction; a name with a space goes in backticks."
    `)
  })

  test('a number before a name', () => {
    expect(said('y ~ 2x')).toMatchInlineSnapshot(`
      "No operator stands between 2 and x.
        y ~ 2x
             ^
      For a product of numbers write I(2 * x); a name that starts with a digit goes in backticks: \`2x\`."
    `)
  })

  test('a parenthesis that stays open', () => {
    expect(said('y ~ x + (1 | g')).toMatchInlineSnapshot(`
      "The parenthesis of this group is still open at the end of the text.
        y ~ x + (1 | g
                ^
      Add the missing ')'."
    `)
  })

  test('a call that stays open', () => {
    expect(said('y ~ x + log(x')).toMatchInlineSnapshot(`
      "The parenthesis of log( ) is still open at the end of the text.
        y ~ x + log(x
                   ^
      Add the missing ')'."
    `)
  })

  test('a parenthesis that stays open before the tilde', () => {
    expect(said('(y ~ x')).toMatchInlineSnapshot(`
      "The parenthesis of this group is still open at '~'.
        (y ~ x
        ^
      Add the missing ')' before it."
    `)
  })

  test('a parenthesis that closes nothing', () => {
    expect(said('y ~ x + (1 | g))')).toMatchInlineSnapshot(`
      "This ')' closes nothing.
        y ~ x + (1 | g))
                       ^
      Remove it, or add the '(' that it belongs to."
    `)
  })

  test('a comma in a group', () => {
    expect(said('y ~ (a, b)')).toMatchInlineSnapshot(`
      "Found ',' where ')' was expected.
        y ~ (a, b)
              ^"
    `)
  })

  test('an equals sign for a tilde', () => {
    expect(said('y = x')).toMatchInlineSnapshot(`
      "'=' does not stand between parts of a formula.
        y = x
          ^
      The response and the terms are separated by '~': y ~ x."
    `)
  })

  test('an equals sign behind the tilde', () => {
    expect(said('y ~ x = 2')).toMatchInlineSnapshot(`
      "'=' does not stand between parts of a formula.
        y ~ x = 2
              ^
      '=' only names an argument inside a call, as in poly(x, degree = 2); equality is '=='."
    `)
  })

  test('a missing operator inside a call', () => {
    expect(said('y ~ f(x, a b)')).toMatchInlineSnapshot(`
      "No operator stands between a and b.
        y ~ f(x, a b)
                   ^
      Write a + b for both, a:b for their interaction; a name with a space goes in backticks."
    `)
  })

  test('no tilde', () => {
    expect(said('x + z')).toMatchInlineSnapshot(`
      "The formula has no '~'.
        x + z
        ^^^^^
      The response stands left of '~' and the terms right: y ~ x + z."
    `)
  })

  test('nothing behind the tilde', () => {
    expect(said('y ~')).toMatchInlineSnapshot(`
      "Found the end of the text where a name, a number or '(' was expected.
        y ~
           ^"
    `)
  })

  test('nothing behind an operator', () => {
    expect(said('y ~ x +')).toMatchInlineSnapshot(`
      "Found the end of the text where a name, a number or '(' was expected.
        y ~ x +
               ^"
    `)
  })

  test('two operators', () => {
    expect(said('y ~ x + * z')).toMatchInlineSnapshot(`
      "Found '*' where a name, a number or '(' was expected.
        y ~ x + * z
                ^"
    `)
  })

  test('an empty argument', () => {
    expect(said('y ~ f(x,)')).toMatchInlineSnapshot(`
      "Found ')' where a name, a number or '(' was expected.
        y ~ f(x,)
                ^"
    `)
  })

  test('an empty first argument', () => {
    expect(said('y ~ f(, x)')).toMatchInlineSnapshot(`
      "Found ',' where a name, a number or '(' was expected.
        y ~ f(, x)
              ^"
    `)
  })

  test('empty parentheses', () => {
    expect(said('y ~ ()')).toMatchInlineSnapshot(`
      "Found ')' where a name, a number or '(' was expected.
        y ~ ()
             ^"
    `)
  })

  test('two tildes', () => {
    expect(said('y ~ x ~ z')).toMatchInlineSnapshot(`
      "This is a second '~'.
        y ~ x ~ z
              ^
      A formula has one '~'; several responses are several models."
    `)
  })

  test('a tilde inside', () => {
    expect(said('y ~ x + (~ z)')).toMatchInlineSnapshot(`
      "This is a second '~'.
        y ~ x + (~ z)
                 ^
      A formula has one '~'; several responses are several models."
    `)
  })

  test('a tilde inside a call', () => {
    expect(said('y ~ f(y ~ x)')).toMatchInlineSnapshot(`
      "This is a second '~'.
        y ~ f(y ~ x)
                ^
      A formula has one '~'; several responses are several models."
    `)
  })

  test('an empty text', () => {
    expect(said('')).toMatchInlineSnapshot(`
      "The text is empty.
      A formula reads 'response ~ terms', as in 'y ~ x + (1 | g)'."
    `)
  })

  test('a blank text', () => {
    expect(said('  \n ')).toMatchInlineSnapshot(`
      "The text is empty.
      A formula reads 'response ~ terms', as in 'y ~ x + (1 | g)'."
    `)
  })

  test('a character that is not of the language', () => {
    expect(said('y ~ x + é´')).toMatchInlineSnapshot(`
      "The character '´' (U+00B4) is not part of the language.
        y ~ x + é´
                 ^
      A column whose name holds this character goes in backticks: \`my column\`."
    `)
  })

  test('a tilde from a word processor', () => {
    expect(said('y ∼ x')).toMatchInlineSnapshot(`
      "The character '∼' (U+223C) is not part of the language.
        y ∼ x
          ^
      It looks like one that is: type ~ instead."
    `)
  })

  test('a minus from a word processor', () => {
    expect(said('y ~ x − 1')).toMatchInlineSnapshot(`
      "The character '−' (U+2212) is not part of the language.
        y ~ x − 1
              ^
      It looks like one that is: type - instead."
    `)
  })

  test('a bracket', () => {
    expect(said('y ~ x[1]')).toMatchInlineSnapshot(`
      "The character '[' (U+005B) is not part of the language.
        y ~ x[1]
             ^
      A column whose name holds this character goes in backticks: \`my column\`."
    `)
  })

  test('a name that starts with an underscore', () => {
    expect(said('y ~ _x')).toMatchInlineSnapshot(`
      "The character '_' (U+005F) is not part of the language.
        y ~ _x
            ^
      A column whose name holds this character goes in backticks: \`my column\`."
    `)
  })

  test('a column of a table', () => {
    expect(said('y ~ d$x + z')).toMatchInlineSnapshot(`
      "'$' picks a column of a table; a formula already speaks of the columns of the data.
        y ~ d$x + z
            ^^^
      Name the column alone: x."
    `)
  })

  test('a backtick that stays open', () => {
    expect(said('y ~ `my x')).toMatchInlineSnapshot(`
      "The backtick \` opened here is never closed.
        y ~ \`my x
            ^
      Add the closing \`."
    `)
  })

  test('a quote that stays open', () => {
    expect(said('y ~ C(f, "sum)')).toMatchInlineSnapshot(`
      "The quote " opened here is never closed.
        y ~ C(f, "sum)
                 ^
      Add the closing "."
    `)
  })

  test('an empty name', () => {
    expect(said('y ~ ``')).toMatchInlineSnapshot(`
      "Found '\`\`' where a name between backticks was expected.
        y ~ \`\`
            ^^"
    `)
  })

  test('an escape that is not known', () => {
    expect(said('y ~ C(f, "\\q")')).toMatchInlineSnapshot(`
      "'\\q' is not an escape that strings know.
        y ~ C(f, "\\q")
                  ^^
      Write \\\\ for a backslash."
    `)
  })

  test('NULL', () => {
    expect(said('y ~ x + NULL')).toMatchInlineSnapshot(`
      "NULL is a reserved word and means nothing in a formula.
        y ~ x + NULL
                ^^^^
      A column of this name goes in backticks: \`NULL\`."
    `)
  })

  test('a reserved word', () => {
    expect(said('y ~ x + if')).toMatchInlineSnapshot(`
      "if is a reserved word and means nothing in a formula.
        y ~ x + if
                ^^
      A column of this name goes in backticks: \`if\`."
    `)
  })

  test('an assignment', () => {
    expect(said('y ~ I(x<-1)')).toMatchInlineSnapshot(`
      "'<-' is an assignment, which a formula cannot hold.
        y ~ I(x<-1)
               ^^
      For a comparison with a negative number put a space between: x < -1."
    `)
  })

  test('an operator that is not known', () => {
    expect(said('y ~ a %of% b')).toMatchInlineSnapshot(`
      "'%of%' is not an operator of the language.
        y ~ a %of% b
              ^^^^
      Between percent signs there are %in%, %% and %/%."
    `)
  })

  test('a package without a call', () => {
    expect(said('y ~ splines::ns')).toMatchInlineSnapshot(`
      "After splines:: stands the name of a function and its arguments.
        y ~ splines::ns
            ^^^^^^^^^^^
      As in splines::ns(x, df = 3)."
    `)
  })

  test('a chained comparison', () => {
    expect(said('y ~ a < b < c')).toMatchInlineSnapshot(`
      "A comparison cannot be compared again with '<'.
        y ~ a < b < c
                  ^
      Join two comparisons with &: (a < b) & (b < c)."
    `)
  })

  test('a number that is too large', () => {
    expect(said('y ~ I(x * 1e999)')).toMatchInlineSnapshot(`
      "1e999 is larger than any double.
        y ~ I(x * 1e999)
                  ^^^^^
      Numbers are written like 12, 0.5, 1e-3 or 0x1F; a whole number may end in L."
    `)
  })

  test('a whole number that is not whole', () => {
    expect(said('y ~ I(x * 1.5L)')).toMatchInlineSnapshot(`
      "1.5L ends in L, which only a whole number does.
        y ~ I(x * 1.5L)
                  ^^^^
      Numbers are written like 12, 0.5, 1e-3 or 0x1F; a whole number may end in L."
    `)
  })

  test('an error in the second line', () => {
    expect(said('y ~ a +\n  b c +\n  d')).toMatchInlineSnapshot(`
      "No operator stands between b and c.
          b c +
            ^
      Write b + c for both, b:c for their interaction; a name with a space goes in backticks."
    `)
  })
})

describe('texts beyond all use are refused', () => {
  test.each([
    ['parentheses', `y ~ ${'('.repeat(20_000)}x${')'.repeat(20_000)}`],
    ['open parentheses', `y ~ ${'('.repeat(90_000)}`],
    ['signs', `y ~ ${'-'.repeat(90_000)}x`],
    ['negations', `y ~ ${'!'.repeat(90_000)}x`],
    ['calls', `y ~ ${'f('.repeat(20_000)}x${')'.repeat(20_000)}`],
    ['powers', `y ~ ${'x^'.repeat(40_000)}2`],
    ['a long sum inside a call', `y ~ I(${'x+'.repeat(40_000)}x)`],
    ['a long sum as the response', `${'x+'.repeat(40_000)}x ~ y`],
    ['a long chain of comparisons', `y ~ ${'x & '.repeat(20_000)}x`],
  ])('%s', (_, text) => {
    expect(said(text).split('\n')[0]).toBe('Parentheses, calls or operators are nested more than 500 deep here.')
  })

  test('a text that is too long', () => {
    expect(said(`y ~ ${'x + '.repeat(30_000)}x`)).toMatchInlineSnapshot(`
      "The text has 120005 characters; at most 100000 are read.
      To use every column of a table write 'y ~ .'."
    `)
  })

  test('no text at all', () => {
    expect(messageOf(() => parse(undefined as unknown as string))).toMatchInlineSnapshot(`
      "A formula is a text; this is of type undefined.
      Write it in quotes, as in 'y ~ x + (1 | g)'."
    `)
  })
})
