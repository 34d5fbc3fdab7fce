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
    expect(said('Time')).toMatchInlineSnapshot()
  })

  test('a function that is misspelt', () => {
    expect(said('powr(Time)')).toMatchInlineSnapshot()
  })

  test('a function that resembles none', () => {
    expect(said('mine(Time)')).toMatchInlineSnapshot()
  })

  test('a column that is misspelt', () => {
    expect(said('power(Tim)')).toMatchInlineSnapshot()
  })

  test('no covariate', () => {
    expect(said('power()')).toMatchInlineSnapshot()
  })

  test('two covariates', () => {
    expect(said('power(Time, pressure)')).toMatchInlineSnapshot()
  })

  test('a product', () => {
    expect(said('power(Time:Sex)')).toMatchInlineSnapshot()
  })

  test('a sum of factors', () => {
    expect(said('ident(Sex + visit)')).toMatchInlineSnapshot()
  })

  test('a number', () => {
    expect(said('power(1)')).toMatchInlineSnapshot()
  })

  test('a word that is a column too', () => {
    expect(said('power(fitted)', { columns: ['fitted'] })).toMatchInlineSnapshot()
  })
})
