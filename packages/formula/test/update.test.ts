import { describe, expect, test } from 'vitest'
import { format, parse, updateFormula } from '../src/index.ts'
import { messageOf } from './names.ts'

const updated = (old: string, change: string): string => format(updateFormula(parse(old), change))

/** As R 4.2.2's `update` has it, but that R writes `a + b - 1` for `0 + a + b`. */
describe('fixed parts are changed as R changes them', () => {
  test.each([
    ['y ~ a', '. ~ . + b', 'y ~ a + b'],
    ['y ~ a', '~ . + b', 'y ~ a + b'],
    ['y ~ a', '~ b', 'y ~ b'],
    ['y ~ a', 'z ~ b', 'z ~ b'],
    ['y ~ a', '. ~ . - a', 'y ~ 1'],
    ['y ~ a', '. ~ . - a - 1', 'y ~ 0'],
    ['y ~ a * b', '. ~ . - a', 'y ~ b + a:b'],
    ['y ~ a * b', '. ~ . + c', 'y ~ a + b + c + a:b'],
    ['y ~ a + b', '. ~ . * c', 'y ~ a + b + c + a:c + b:c'],
    ['y ~ a', '. ~ .:b', 'y ~ a:b'],
    ['y ~ a + b', '. ~ .^2', 'y ~ a + b + a:b'],
    ['y ~ a + b', '. ~ . - . + c', 'y ~ c'],
    ['y ~ a + b', '. ~ . - 1', 'y ~ 0 + a + b'],
    ['y ~ a - 1', '. ~ . + 1', 'y ~ a'],
    ['y ~ a', 'log(.) ~ . + z', 'log(y) ~ a + z'],
    ['y + z ~ a', '.^2 ~ .', '(y + z)^2 ~ a'],
    ['y + z ~ a', 'log(.) ~ .', 'log(y + z) ~ a'],
    ['y ~ a', '~ log(.)', 'y ~ log(a)'],
    ['~ a', 'z ~ .', 'z ~ a'],
    ['y ~ a + offset(o)', '. ~ . + b', 'y ~ a + b + offset(o)'],
    ['y ~ `my a`', '. ~ . + b', 'y ~ `my a` + b'],
    ['y ~ (a == 1) * b', '. ~ . - b', 'y ~ (a == 1) + (a == 1):b'],
  ])('%s by %s is %s', (old, change, result) => {
    expect(updated(old, change)).toBe(result)
  })

  test('a dot of the old formula stays one', () => {
    expect(updated('y ~ .', '. ~ . - x')).toBe('y ~ . - x')
  })

  test('an offset is removed, which R does not do', () => {
    expect(updated('y ~ a + offset(o)', '. ~ . - offset(o)')).toBe('y ~ a')
  })
})

describe('random terms are added and removed', () => {
  test.each([
    ['y ~ a + (1 | g)', '. ~ . + b', 'y ~ a + b + (1 | g)'],
    ['y ~ a', '. ~ . + (a | g)', 'y ~ a + (a | g)'],
    ['y ~ a + (a | g) + (1 | h)', '. ~ . - (1 + a | g)', 'y ~ a + (1 | h)'],
    ['y ~ a + (1 | g / h)', '. ~ . - (1 | h:g)', 'y ~ a + (1 | g)'],
    ['y ~ a + (1 | g / h)', '. ~ . + b', 'y ~ a + b + (1 | g/h)'],
    ['y ~ a + ar1(0 + t | g, k = free)', '. ~ . + b', 'y ~ a + b + ar1(0 + t | g, k = free)'],
    ['y ~ a + (1 | g)', '. ~ . - (1 | g) + (a || g)', 'y ~ a + (a || g)'],
  ])('%s by %s is %s', (old, change, result) => {
    expect(updated(old, change)).toBe(result)
  })
})

test('the old formula and the change may be trees', () => {
  expect(updateFormula(parse('y ~ a'), parse('.~.+b'))).toEqual(parse('y ~ a + b'))
})

describe('what cannot be done is said', () => {
  test('a removal of what is not there', () => {
    expect(messageOf(() => updated('y ~ Days + (1 | g)', '. ~ . - days'))).toMatchInlineSnapshot(`
      "There is no days before this point that could be removed.
        y ~ Days + (1 | g) - days
                             ^^^^
      Did you mean Days?"
    `)
  })

  test('a response that is not there', () => {
    expect(messageOf(() => updated('~ a', 'log(.) ~ .'))).toMatchInlineSnapshot(`
      "The old formula has no response that the '.' could stand for.
        log(.) ~ .
            ^
      Name the response."
    `)
  })

  test('a change that cannot be read', () => {
    expect(messageOf(() => updated('y ~ a', '. ~ . b'))).toMatchInlineSnapshot(`
      "No operator stands between . and b.
        . ~ . b
              ^
      Write . + b for both, .:b for their interaction; a name with a space goes in backticks."
    `)
  })

  test('a result beyond all use', () => {
    const sum = Array.from({ length: 5000 }, (_, i) => `x${i}`).join(' + ')
    expect(messageOf(() => updated(`y ~ ${sum}`, '. ~ . + . + . + .'))).toMatchInlineSnapshot(`
      "The text has 116661 characters; at most 100000 are read.
      To use every column of a table write 'y ~ .'."
    `)
  })
})
