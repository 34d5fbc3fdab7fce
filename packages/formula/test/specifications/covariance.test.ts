import { describe, expect, test } from 'vitest'
import { type CovarianceSpecification, parseCovariance } from '../../src/index.ts'
import { messageOf, namesIn } from '../names.ts'

const summary = ({ structure, axis, order, group, by, options }: CovarianceSpecification): string => {
  const labels = (variables: CovarianceSpecification['axis']): string => variables.map(({ label }) => label).join(', ')
  const given = Object.entries(options).map(([name, value]) => `; ${name} ${value}`)
  const positions = order ? 'order of rows' : labels(axis)
  return `${structure} by ${positions} in ${labels(group) || 'all'}${by ? ` by ${by.label}` : ''}${given.join('')}`
}

test.each([
  ['ar1(1 | Mare)', 'ar1 by order of rows in Mare'],
  ['ar1(Days | Subject)', 'ar1 by Days in Subject'],
  ['arma(1 | Mare, p = 1, q = 1)', 'arma by order of rows in Mare; p 1; q 1'],
  ['arma(1 | Mare, p = 2, q = 0)', 'arma by order of rows in Mare; p 2; q 0'],
  ['car1(Time | Rat)', 'car1 by Time in Rat'],
  ['cor(vn | Subject)', 'cor by vn in Subject'],
  ['cs(1 | Subject)', 'cs by order of rows in Subject'],
  ['csh(visit | Subject)', 'csh by visit in Subject'],
  ['exp(Time | Rat)', 'exp by Time in Rat'],
  ['exp(Time | Rat, nugget = true)', 'exp by Time in Rat; nugget true'],
  ['gau(Time | Rat)', 'gau by Time in Rat'],
  ['toeph(visit | Subject)', 'toeph by visit in Subject'],
  ['us(AVISIT | USUBJID)', 'us by AVISIT in USUBJID'],
  ['us(visit | arm / id)', 'us by visit in arm, id by arm'],
  ['us(visit | arm/(site:id))', 'us by visit in arm, site, id by arm'],
  ['us(visit | site:id)', 'us by visit in site, id'],
  ['matern(x + y | g, nu = free, nugget = TRUE)', 'matern by x, y in g; nu free; nugget true'],
  ['exp(x + y | 1)', 'exp by x, y in all'],
  ['ar1(1 | 1)', 'ar1 by order of rows in all'],
  ['us(0 + visit | id)', 'us by visit in id'],
  ['us(factor(visit) | id)', 'us by factor(visit) in id'],
  ['exp(I(day / 7) | `the id`)', 'exp by I(day/7) in `the id`'],
])('%s is %s', (text, expected) => {
  expect(summary(parseCovariance(text, { columns: namesIn(text) }))).toBe(expected)
})

test('the text and its span are kept', () => {
  const text = ' ar1(t | id)'
  const { text: kept, span } = parseCovariance(text, { columns: ['t', 'id'], structures: ['ar1'] })
  expect([kept, kept.slice(span.start, span.end)]).toEqual([text, 'ar1(t | id)'])
})

describe('what does not read as a covariance is said', () => {
  const known = { columns: ['visit', 'id', 'arm', 'x', 'y'], structures: ['us', 'ar1', 'toep', 'exp'] }
  const said = (text: string): string => messageOf(() => parseCovariance(text, known))

  test('no structure', () => {
    expect(said('(1 | id)')).toMatchInlineSnapshot(`
      "(1 | id) does not read as a covariance structure.
        (1 | id)
         ^^^^^^
      It is written as a structure, what orders the rows, and the groups: 'ar1(visit | id)', 'cs(1 | id)'."
    `)
  })

  test('a name alone', () => {
    expect(said('ar1')).toMatchInlineSnapshot(`
      "ar1 does not read as a covariance structure.
        ar1
        ^^^
      It is written as a structure, what orders the rows, and the groups: 'ar1(visit | id)', 'cs(1 | id)'."
    `)
  })

  test('no bar', () => {
    expect(said('ar1(visit)')).toMatchInlineSnapshot(`
      "ar1(visit) does not read as a covariance structure.
        ar1(visit)
        ^^^^^^^^^^
      It is written as a structure, what orders the rows, and the groups: 'ar1(visit | id)', 'cs(1 | id)'."
    `)
  })

  test('a structure that is misspelt', () => {
    expect(said('ar(visit | id)')).toMatchInlineSnapshot(`
      "There is no covariance structure 'ar'.
        ar(visit | id)
        ^^
      Did you mean ar1?"
    `)
  })

  test('a structure by its name in other software', () => {
    const known = { columns: ['visit', 'id'], structures: ['us', 'cs', 'ar1', 'ar1h', 'car1', 'exp', 'toep'] }
    const hints = ['UN', 'corAR1', 'corCAR1', 'hetar1', 'ou', 'corCompSymm', 'matern'].map((name) =>
      messageOf(() => parseCovariance(`${name}(visit | id)`, known))
        .split('\n')
        .at(-1),
    )
    expect(hints).toMatchInlineSnapshot(`
      [
        "Did you mean us?",
        "Did you mean ar1?",
        "Did you mean car1?",
        "Did you mean ar1h?",
        "Did you mean car1?",
        "Did you mean cs?",
        "Known structures are us, cs, ar1, ar1h, car1, exp, toep.",
      ]
    `)
  })

  test('an intercept', () => {
    expect(said('us(1 + visit | id)')).toMatchInlineSnapshot(`
      "Left of the bar of a residual covariance stand 1 or coordinates joined by '+'; this is 1.
        us(1 + visit | id)
           ^
      1 is the order of the rows, as in 'ar1(1 | id)'; a time or a place is named, as in 'exp(x + y | id)'."
    `)
  })

  test('a product', () => {
    expect(said('us(visit * arm | id)')).toMatchInlineSnapshot(`
      "Left of the bar of a residual covariance stand 1 or coordinates joined by '+'; this is visit * arm.
        us(visit * arm | id)
           ^^^^^^^^^^^
      1 is the order of the rows, as in 'ar1(1 | id)'; a time or a place is named, as in 'exp(x + y | id)'."
    `)
  })

  test('three levels of groups', () => {
    expect(said('us(visit | x / arm / id)')).toMatchInlineSnapshot(`
      "Right of the bar stand 1, a group, or one group within another; this is x/arm.
        us(visit | x / arm / id)
                   ^^^^^^^
      As in 'us(visit | id)', 'us(visit | arm / id)' for a covariance by arm, or '| 1' for rows that all belong together."
    `)
  })

  test('a sum of groups', () => {
    expect(said('us(visit | x + id)')).toMatchInlineSnapshot(`
      "Right of the bar stand 1, a group, or one group within another; this is x + id.
        us(visit | x + id)
                   ^^^^^^
      As in 'us(visit | id)', 'us(visit | arm / id)' for a covariance by arm, or '| 1' for rows that all belong together."
    `)
  })

  test('a number as a group', () => {
    expect(said('us(visit | 2)')).toMatchInlineSnapshot(`
      "Right of the bar stand 1, a group, or one group within another; this is 2.
        us(visit | 2)
                   ^
      As in 'us(visit | id)', 'us(visit | arm / id)' for a covariance by arm, or '| 1' for rows that all belong together."
    `)
  })

  test('two bars', () => {
    expect(said('us(visit || id)')).toMatchInlineSnapshot(`
      "us(visit || id) says the covariance twice: '||' means diag.
        us(visit || id)
           ^^^^^^^^^^^
      Write one bar in us( | ), or (x || g) without a structure."
    `)
  })

  test('a column that is misspelt', () => {
    expect(said('us(vist | id)')).toMatchInlineSnapshot(`
      "The data have no column 'vist'.
        us(vist | id)
           ^^^^
      Did you mean visit?"
    `)
  })

  test('a dot', () => {
    expect(said('us(. | id)')).toMatchInlineSnapshot(`
      "The '.' cannot stand in a covariance or variance.
        us(. | id)
           ^
      Name the columns."
    `)
  })

  test('a sum', () => {
    expect(said('ar1(visit | id) + exp(x | id)')).toMatchInlineSnapshot(`
      "ar1(visit | id) + exp(x | id) does not read as a covariance structure.
        ar1(visit | id) + exp(x | id)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      It is written as a structure, what orders the rows, and the groups: 'ar1(visit | id)', 'cs(1 | id)'."
    `)
  })
})
