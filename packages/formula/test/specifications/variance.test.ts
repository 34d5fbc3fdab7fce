import { describe, expect, test } from 'vitest'
import { parseVariance, type VarianceSpecification } from '../../src/index.ts'
import { messageOf } from '../names.ts'

const columns = ['Time', 'pressure', 'Sex', 'visit']
const summary = ({ name, of, fitted, options }: VarianceSpecification): string =>
  `${name} of ${fitted ? 'fitted values' : of.map(({ label }) => label).join(', ')} ${JSON.stringify(options)}`

test.each([
  ['exp(pressure)', 'exp of pressure {}'],
  ['ident(Sex)', 'ident of Sex {}'],
  ['ident(visit)', 'ident of visit {}'],
  ['ident(Sex:visit)', 'ident of Sex, visit {}'],
  ['power(Time)', 'power of Time {}'],
  ['power(pressure)', 'power of pressure {}'],
  ['constPower(log(Time))', 'constPower of log(Time) {}'],
  ['fixed(1/Time)', 'fixed of 1/Time {}'],
  ['power(fitted)', 'power of fitted values {}'],
  ['power(fitted(.))', 'power of fitted values {}'],
  ['power(Time, power = 0.5)', 'power of Time {"power":0.5}'],
])('%s is %s', (text, expected) => {
  expect(summary(parseVariance(text, { columns }))).toBe(expected)
})

test('a column called fitted is meant in backticks', () => {
  const known = { columns: ['fitted'] }
  expect(summary(parseVariance('power(`fitted`)', known))).toBe('power of fitted {}')
  expect(summary(parseVariance('power(fitted(.))', known))).toBe('power of fitted values {}')
})

test('other functions may be named', () => {
  expect(parseVariance('mine(Time)', { columns, functions: ['mine'] }).name).toBe('mine')
})

describe('what does not read as a variance function is said', () => {
  const said = (text: string, known = { columns }): string => messageOf(() => parseVariance(text, known))

  test('a name alone', () => {
    expect(said('Time')).toMatchInlineSnapshot(`
      "Time does not read as a variance function.
        Time
        ^^^^
      It is written as a function of one covariate: 'power(x)', 'ident(f)', 'power(fitted)'."
    `)
  })

  test('a function that is misspelt', () => {
    expect(said('powr(Time)')).toMatchInlineSnapshot(`
      "There is no variance function 'powr'.
        powr(Time)
        ^^^^
      Did you mean power?"
    `)
  })

  test('a function by its name in nlme', () => {
    expect(said('varConstPower(Time)').split('\n').at(-1)).toBe('Did you mean constPower?')
  })

  test('a function that resembles none', () => {
    expect(said('mine(Time)')).toMatchInlineSnapshot(`
      "There is no variance function 'mine'.
        mine(Time)
        ^^^^
      Known variance functions are ident, power, exp, constPower, fixed."
    `)
  })

  test('a column that is misspelt', () => {
    expect(said('power(Tim)')).toMatchInlineSnapshot(`
      "The data have no column 'Tim'.
        power(Tim)
              ^^^
      Did you mean Time?"
    `)
  })

  test('no covariate', () => {
    expect(said('power()')).toMatchInlineSnapshot(`
      "power() is of one covariate; this is ().
        power()
        ^^^^^^^"
    `)
  })

  test('two covariates', () => {
    expect(said('power(Time, pressure)')).toMatchInlineSnapshot(`
      "power() is of one covariate; this is Time, pressure.
        power(Time, pressure)
        ^^^^^^^^^^^^^^^^^^^^^"
    `)
  })

  test('a product', () => {
    expect(said('power(Time:Sex)')).toMatchInlineSnapshot(`
      "power() is of one covariate; this is Time:Sex.
        power(Time:Sex)
              ^^^^^^^^"
    `)
  })

  test('a sum of factors', () => {
    expect(said('ident(Sex + visit)')).toMatchInlineSnapshot(`
      "ident() is of one covariate; this is Sex + visit.
        ident(Sex + visit)
              ^^^^^^^^^^^
      Cells of several factors are 'ident(a:b)'."
    `)
  })

  test('a number', () => {
    expect(said('power(1)')).toMatchInlineSnapshot(`
      "power() is of one covariate; this is 1.
        power(1)
              ^"
    `)
  })

  test('a word that is a column too', () => {
    expect(said('power(fitted)', { columns: ['fitted'] })).toMatchInlineSnapshot(`
      "'fitted' means the fitted values, and the data have a column of this name too.
        power(fitted)
              ^^^^^^
      Write power(fitted(.)) for the fitted values, power(\`fitted\`) for the column."
    `)
  })
})
