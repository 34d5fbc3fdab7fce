import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { builtinStructures, fitted, lmm } from '../src/index.ts'
import { refusals } from './refusal.ts'

const { Reaction, Days, Subject } = sleepstudy

describe('what is wrong in the formula', () => {
  it('columns that are not there', () => {
    expect(
      refusals([
        ['misspelt', 'Reaction ~ Dayz + (Days | Subject)'],
        ['in other case', 'reaction ~ Days + (Days | subject)'],
        ['as a group', 'Reaction ~ Days + (Days | Subjct)'],
        ['in a function', 'log(Reactoin) ~ Days'],
        ['like nothing there', 'Reaction ~ age'],
        ['no columns', 'Reaction ~ Days', []],
      ]),
    ).toMatchInlineSnapshot(`
      "# misspelt
      The data have no column 'Dayz'.
        Reaction ~ Dayz + (Days | Subject)
                   ^^^^
      Did you mean Days?

      # in other case
      The data have no column 'reaction'.
        reaction ~ Days + (Days | subject)
        ^^^^^^^^
      Did you mean Reaction?

      # as a group
      The data have no column 'Subjct'.
        Reaction ~ Days + (Days | Subjct)
                                  ^^^^^^
      Did you mean Subject?

      # in a function
      The data have no column 'Reactoin'.
        log(Reactoin) ~ Days
            ^^^^^^^^
      Did you mean Reaction?

      # like nothing there
      The data have no column 'age'.
        Reaction ~ age
                   ^^^
      The columns are Reaction, Days, Subject.

      # no columns
      The data have no column 'Reaction'.
        Reaction ~ Days
        ^^^^^^^^
      The data have no columns at all."
    `)
  })

  it('names that every object has', () => {
    expect(
      refusals([
        ['constructor', 'Reaction ~ constructor + (1 | Subject)'],
        ['__proto__', 'Reaction ~ `__proto__` + (1 | Subject)'],
        ['toString as a group', 'Reaction ~ Days + (1 | toString)'],
        ['hasOwnProperty as a function', 'Reaction ~ hasOwnProperty(Days)'],
        ['constructor as a structure', 'Reaction ~ Days + constructor(1 | Subject)'],
        ['constructor as a coding', 'Reaction ~ Subject', sleepstudy, { contrasts: { Subject: 'constructor' } }],
      ]),
    ).toMatchInlineSnapshot(`
      "# constructor
      The data have no column 'constructor'.
        Reaction ~ constructor + (1 | Subject)
                   ^^^^^^^^^^^
      The columns are Reaction, Days, Subject.

      # __proto__
      The data have no column '__proto__'.
        Reaction ~ \`__proto__\` + (1 | Subject)
                   ^^^^^^^^^^^
      The columns are Reaction, Days, Subject.

      # toString as a group
      The data have no column 'toString'.
        Reaction ~ Days + (1 | toString)
                               ^^^^^^^^
      The columns are Reaction, Days, Subject.

      # hasOwnProperty as a function
      There is no function called hasOwnProperty.
        hasOwnProperty(Days)
        ^^^^^^^^^^^^^^
      Pass a function of your own in the option functions: { hasOwnProperty: (x) => ... }.

      # constructor as a structure
      There is no covariance structure 'constructor'.
        Reaction ~ Days + constructor(1 | Subject)
                          ^^^^^^^^^^^
      Known structures are us, diag, identity, cs, csh, ar1, ar1h, car1, arma, toep, toeph, ad ... (21 in all).

      # constructor as a coding
      There is no coding called constructor, asked for Subject.
      Codings: treatment, sum, helmert, poly and successive."
    `)
  })

  it('syntax', () => {
    expect(
      refusals([
        ['nothing', ''],
        ['no text', undefined as unknown as string],
        ['an open parenthesis', 'Reaction ~ Days + (Days | Subject'],
        ['a parenthesis too many', 'Reaction ~ Days + (Days | Subject))'],
        ['an equals sign', 'Reaction = Days'],
        ['no tilde', 'Reaction + Days'],
        ['two tildes', 'Reaction ~ Days ~ Subject'],
        ['an operator at the end', 'Reaction ~ Days +'],
        ['two names', 'Reaction ~ Days Subject'],
        ['a bar without parentheses', 'Reaction ~ Days | Subject'],
        ['a character of no meaning', 'Reaction ~ Days § Subject'],
        ['a typographic minus', 'Reaction ~ Days − 1'],
        ['a table and its column', 'sleepstudy$Reaction ~ Days'],
        ['a number as a group', 'Reaction ~ Days + (1 | 3)'],
        ['no response', '~ Days + (1 | Subject)'],
        ['the response on the right', 'Reaction ~ Reaction + Days'],
        ['in a formula of two lines', 'Reaction ~\n  Days + (1 | Sub ject)'],
      ]),
    ).toMatchInlineSnapshot(`
      "# nothing
      The text is empty.
      A formula reads 'response ~ terms', as in 'y ~ x + (1 | g)'.

      # no text
      A formula is a text; this is of type undefined.
      Write it in quotes, as in 'y ~ x + (1 | g)'.

      # an open parenthesis
      The parenthesis of this group is still open at the end of the text.
        Reaction ~ Days + (Days | Subject
                          ^
      Add the missing ')'.

      # a parenthesis too many
      This ')' closes nothing.
        Reaction ~ Days + (Days | Subject))
                                          ^
      Remove it, or add the '(' that it belongs to.

      # an equals sign
      '=' does not stand between parts of a formula.
        Reaction = Days
                 ^
      The response and the terms are separated by '~': y ~ x.

      # no tilde
      The formula has no '~'.
        Reaction + Days
        ^^^^^^^^^^^^^^^
      The response stands left of '~' and the terms right: y ~ Reaction + Days.

      # two tildes
      This is a second '~'.
        Reaction ~ Days ~ Subject
                        ^
      A formula has one '~'; several responses are several models.

      # an operator at the end
      Found the end of the text where a name, a number or '(' was expected.
        Reaction ~ Days +
                         ^

      # two names
      No operator stands between Days and Subject.
        Reaction ~ Days Subject
                        ^^^^^^^
      Write Days + Subject for both, Days:Subject for their interaction; a name with a space goes in backticks.

      # a bar without parentheses
      The random term Days | Subject stands without parentheses.
        Reaction ~ Days | Subject
                   ^^^^^^^^^^^^^^
      Put it in parentheses, with only what varies between the groups left of the bar: (1 | Subject).

      # a character of no meaning
      The character '§' (U+00A7) is not part of the language.
        Reaction ~ Days § Subject
                        ^
      A column whose name holds this character goes in backticks: \`my column\`.

      # a typographic minus
      The character '−' (U+2212) is not part of the language.
        Reaction ~ Days − 1
                        ^
      It looks like one that is: type - instead.

      # a table and its column
      '$' picks a column of a table; a formula already speaks of the columns of the data.
        sleepstudy$Reaction ~ Days
        ^^^^^^^^^^^^^^^^^^^
      Name the column alone: Reaction.

      # a number as a group
      3 is not a grouping factor.
        Reaction ~ Days + (1 | 3)
                               ^
      Right of the bar stands a column whose values name the groups.

      # no response
      The formula ~Days + (1 | Subject) has no response.
      Write what is to be explained left of ~, as in y ~ x.

      # the response on the right
      The response Reaction also stands on the right side.
        Reaction ~ Reaction + Days
                   ^^^^^^^^
      Remove it there: a response cannot explain itself.

      # in a formula of two lines
      No operator stands between Sub and ject.
          Days + (1 | Sub ject)
                          ^^^^
      Write Sub + ject for both, Sub:ject for their interaction; a name with a space goes in backticks."
    `)
  })

  it('structures', () => {
    expect(
      refusals([
        ['unknown', 'Reaction ~ Days + ar2(Days | Subject)'],
        ['misspelt', 'Reaction ~ Days + diga(Days | Subject)'],
        [
          'not in the registry',
          'Reaction ~ Days + diag(Days | Subject)',
          sleepstudy,
          { structures: { us: builtinStructures.us! } },
        ],
      ]),
    ).toMatchInlineSnapshot(`
      "# unknown
      There is no covariance structure 'ar2'.
        Reaction ~ Days + ar2(Days | Subject)
                          ^^^
      Did you mean ar1, ar1h or car1?

      # misspelt
      There is no covariance structure 'diga'.
        Reaction ~ Days + diga(Days | Subject)
                          ^^^^
      Did you mean diag?

      # not in the registry
      There is no covariance structure 'diag'.
        Reaction ~ Days + diag(Days | Subject)
                          ^^^^
      Known structures are us."
    `)
  })

  it('absurd formulas', () => {
    const many = Array.from({ length: 20 }, (_, k) => `a${k}`)
    expect(
      refusals([
        ['too deep', `Reaction ~ ${'('.repeat(3000)}Days`],
        ['too deep by signs', `Reaction ~ ${'-'.repeat(3000)}Days`],
        ['too deep by powers', `Reaction ~ I(${Array.from({ length: 3000 }, () => 'Days').join('^')})`],
        ['too long', `Reaction ~ ${'Days + '.repeat(40_000)}Days`],
        [
          'too many terms',
          `Reaction ~ ${many.join('*')}`,
          Object.fromEntries([['Reaction', Reaction], ...many.map((name) => [name, Days] as const)]),
        ],
        ['a power without end', 'Reaction ~ (Days + Subject)^Inf'],
        ['a power of a half', 'Reaction ~ (Days + Subject)^0.5'],
      ]),
    ).toMatchInlineSnapshot(`
      "# too deep
      Parentheses, calls or operators are nested more than 500 deep here.
        ... (((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((( ...
                                                            ^
      Compute this variable as a column of the data and name the column.

      # too deep by signs
      Parentheses, calls or operators are nested more than 500 deep here.
        ... ------------------------------------------------------------------------------------------------ ...
                                                            ^
      Compute this variable as a column of the data and name the column.

      # too deep by powers
      Parentheses, calls or operators are nested more than 500 deep here.
        ... ys^Days^Days^Days^Days^Days^Days^Days^Days^Days^Days^Days^Days^Days^Days^Days^Days^Days^Days^Day ...
                                                            ^^^^
      Compute this variable as a column of the data and name the column.

      # too long
      The text has 280015 characters; at most 100000 are read.
      To use every column of a table write 'y ~ .'.

      # too many terms
      The formula expands to more than 10000 terms here.
        Reaction ~ a0*a1*a2*a3*a4*a5*a6*a7*a8*a9*a10*a11*a12*a13*a14*a15*a16*a17*a18*a19
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      Every product and power multiplies the terms: write out the interactions that you need.

      # a power without end
      The power of a set of terms is a whole number from 1; this is Inf.
        Reaction ~ (Days + Subject)^Inf
                                    ^^^
      (a + b)^2 stands for a + b + a:b. For arithmetic write I(x^2).

      # a power of a half
      The power of a set of terms is a whole number from 1; this is 0.5.
        Reaction ~ (Days + Subject)^0.5
                                    ^^^
      (a + b)^2 stands for a + b + a:b. For arithmetic write I(x^2)."
    `)
  })
})

describe('columns whose names every object has', () => {
  const plain = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
  const pairs: readonly (readonly [string, Float64Array | typeof Subject])[] = [
    ['toString', Reaction],
    ['__proto__', Days],
    ['constructor', Subject],
  ]
  const rows = Array.from(Reaction, (y, row): object => {
    const level = Subject.levels[Subject.codes[row]!]!
    return JSON.parse(`{ "toString": ${y}, "__proto__": ${Days[row]}, "constructor": "${level}" }`)
  })
  it.each([
    ['pairs', pairs],
    ['a Map', new Map(pairs)],
    ['an object', Object.fromEntries(pairs)],
    ['rows', rows],
  ])('are columns like any other in %s', (_kind, data) => {
    const model = lmm('toString ~ `__proto__` + (`__proto__` | constructor)', data)
    expect(model.names).toEqual(['(Intercept)', '`__proto__`'])
    expect(model.random[0]!.group).toBe('constructor')
    expect(model.random[0]!.levels).toHaveLength(18)
    expect(Math.abs(model.criterion - plain.criterion)).toBeLessThan(1e-9)
    expect(fitted(model)).toEqual(fitted(plain))
  })
})
