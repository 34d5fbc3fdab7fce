import { describe, expect, test } from 'vitest'
import { contains, expand, parse } from '../../src/index.ts'
import { expanded, fixedPart } from '../names.ts'

/** Checked against R 4.2.2: `attr(terms(f), 'intercept')` and `attr(terms(f), 'term.labels')`. */
const algebra: [formula: string, fixed: string][] = [
  ['y ~ 1', '1'],
  ['y ~ 0', '0'],
  ['y ~ -1', '0'],
  ['y ~ 1 + 0', '0'],
  ['y ~ x', '1 + x'],
  ['~x', '1 + x'],
  ['y ~ +x', '1 + x'],
  ['y ~ 0 + x', '0 + x'],
  ['y ~ x - 1', '0 + x'],
  ['y ~ x - 0', '1 + x'],
  ['y ~ x - 1 + 1', '1 + x'],
  ['y ~ x - (-1)', '1 + x'],
  ['y ~ x - (1 - 1)', '1 + x'],
  ['y ~ (0 + a) + (1 + b)', '1 + a + b'],

  ['y ~ a + b', '1 + a + b'],
  ['y ~ a + b + a', '1 + a + b'],
  ['y ~ ((a))', '1 + a'],
  ['y ~ a:b', '1 + a:b'],
  ['y ~ a:a', '1 + a'],
  ['y ~ a:b:a', '1 + a:b'],
  ['y ~ a:b + b:a', '1 + a:b'],
  ['y ~ b:a + a', '1 + a + b:a'],
  ['y ~ a + b + b:a', '1 + a + b + a:b'],
  ['y ~ a + c:b:a + b', '1 + a + b + a:c:b'],
  ['y ~ b + a - b + b:a', '1 + a + b:a'],

  ['y ~ a * b', '1 + a + b + a:b'],
  ['y ~ a * a', '1 + a'],
  ['y ~ a * b * c', '1 + a + b + c + a:b + a:c + b:c + a:b:c'],
  ['y ~ (a + b) * c', '1 + a + b + c + a:c + b:c'],
  ['y ~ (a + b):(a + b)', '1 + a + b + a:b'],
  ['y ~ (a - 1) * b', '0 + a + b + a:b'],
  ['y ~ (0 + a):b', '0 + a:b'],

  ['y ~ a / b', '1 + a + a:b'],
  ['y ~ a / b / c', '1 + a + a:b + a:b:c'],
  ['y ~ a / (b / c)', '1 + a + a:b + a:b:c'],
  ['y ~ a / (b + c)', '1 + a + a:b + a:c'],
  ['y ~ (a + b) / c', '1 + a + b + a:b:c'],
  ['y ~ (a * b) / c', '1 + a + b + a:b + a:b:c'],
  ['y ~ (a / b) * c', '1 + a + c + a:b + a:c + a:b:c'],
  ['y ~ b %in% a', '1 + b:a'],
  ['y ~ a + b %in% a', '1 + a + a:b'],
  ['y ~ a %in% (b + c)', '1 + a:b:c'],
  ['y ~ (a + b) %in% c', '1 + a:c + b:c'],

  ['y ~ (a + b + c)^2', '1 + a + b + c + a:b + a:c + b:c'],
  ['y ~ (a + b + c)**2', '1 + a + b + c + a:b + a:c + b:c'],
  ['y ~ (a + b)^2L', '1 + a + b + a:b'],
  ['y ~ (a + b + c)^3', '1 + a + b + c + a:b + a:c + b:c + a:b:c'],
  ['y ~ (a * b + c)^2', '1 + a + b + c + a:b + a:c + b:c + a:b:c'],
  ['y ~ (a + b + c:d)^2', '1 + a + b + a:b + c:d + a:c:d + b:c:d'],

  ['y ~ (a + b + c)^2 - a:b', '1 + a + b + c + a:c + b:c'],
  ['y ~ a * b - a', '1 + b + a:b'],
  ['y ~ a + b + c - (a + b)', '1 + c'],
  ['y ~ a + b - (b - 1)', '1 + a'],

  ['y ~ x == 1', '1 + x == 1'],
  ['y ~ !x', '1 + !x'],
  ['y ~ a %% b + a %/% b', '1 + a%%b + a%/%b'],
  ['y ~ a & b', '1 + a & b'],
  ['y ~ I(x^2) + log( x+1 )', '1 + I(x^2) + log(x + 1)'],
  ['y ~ log(x) + log(  x )', '1 + log(x)'],
  ['y ~ I((x))', '1 + I((x))'],
  ['y ~ poly(x, degree=2, raw = TRUE)', '1 + poly(x, degree = 2, raw = TRUE)'],
  ['y ~ `my x` + `my x`:b', '1 + `my x` + `my x`:b'],
  ['y ~ a +\n  b # the second\n', '1 + a + b'],
]

test.each(algebra)('%s stands for %s', (formula, fixed) => {
  expect(fixedPart(expanded(formula))).toBe(fixed)
})

describe('the dot', () => {
  const columns = ['y', 'a', 'b', 'c']
  test.each([
    ['y ~ .', '1 + a + b + c'],
    ['log(y) ~ .', '1 + a + b + c'],
    ['y - a ~ .', '1 + b + c'],
    ['~ .', '1 + y + a + b + c'],
    ['y ~ . - a', '1 + b + c'],
    ['y ~ .^2', '1 + a + b + c + a:b + a:c + b:c'],
    ['y ~ a * .', '1 + a + b + c + a:b + a:c'],
    ['y ~ . - 1 + (1 | c)', '0 + a + b + c'],
  ])('%s stands for %s', (formula, fixed) => {
    expect(fixedPart(expanded(formula, columns))).toBe(fixed)
  })
})

describe('what a variable reads', () => {
  const columnsOf = (text: string, columns: string[]): readonly string[][] =>
    expanded(`y ~ ${text}`, ['y', ...columns]).fixed.terms.flatMap(({ variables }) =>
      variables.map((variable) => [variable.label, ...variable.columns]),
    )

  test.each<[string, string[], string[][]]>([
    ['sin(2 * pi * t)', ['t'], [['sin(2 * pi * t)', 't']]],
    ['I(pi * t)', ['t', 'pi'], [['I(pi * t)', 'pi', 't']]],
    ['I(b + a * b)', ['a', 'b'], [['I(b + a * b)', 'b', 'a']]],
    ['log(log)', ['log'], [['log(log)', 'log']]],
    ['poly(x, 2, raw = T)', ['x'], [['poly(x, 2, raw = T)', 'x']]],
    ['I(T * x)', ['x', 'T'], [['I(T * x)', 'T', 'x']]],
    ['T', ['T'], [['T', 'T']]],
    ['C(f, sum)', ['f'], [['C(f, sum)', 'f']]],
    [
      'C(f, contr.helmert):x',
      ['f', 'x'],
      [
        ['C(f, contr.helmert)', 'f'],
        ['x', 'x'],
      ],
    ],
    ['dummy(f, "a")', ['f'], [['dummy(f, "a")', 'f']]],
    ['within(x, g)', ['x', 'g'], [['within(x, g)', 'x', 'g']]],
    ['ns(x, knots = c(1, 2))', ['x'], [['ns(x, knots = c(1, 2))', 'x']]],
    ['splines::ns(x, df = 3)', ['x'], [['splines::ns(x, df = 3)', 'x']]],
    ['I(a | b)', ['a', 'b'], [['I(a | b)', 'a', 'b']]],
    ['`my x`', ['my x'], [['`my x`', 'my x']]],
  ])('%s', (text, columns, variables) => {
    expect(columnsOf(text, columns)).toEqual(variables)
  })

  test('T and F are logical where no column is called so', () => {
    const [term] = expanded('y ~ poly(x, 2, raw = T)', ['x', 'y']).fixed.terms
    expect(term!.variables[0]!.expression).toMatchObject({
      arguments: [{}, {}, { name: 'raw', value: { kind: 'logical', value: true } }],
    })
  })
})

test('names that objects inherit are names like others', () => {
  const columns = ['`__proto__`', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']
  const [y, a, b, c, g] = columns
  const formula = `${y} ~ ${a} * ${b} + (${c} | ${g})`
  const terms = expand(parse(formula), { columns: columns.map((name) => name.replaceAll('`', '')) })
  expect(terms.fixed.terms.map(({ label }) => label)).toEqual([a, b, `${a}:${b}`])
  expect(terms.response!.columns).toEqual(['__proto__'])
  expect(terms.random[0]!.label).toBe('(1 + hasOwnProperty | valueOf)')
})

test('the formula is kept as it is printed', () => {
  expect(expanded('log( y )~x*f+(1+x|g)').formula).toBe('log(y) ~ x * f + (1 + x | g)')
})

test('a term contains those that are made of some of its variables', () => {
  const [a, b, ab] = expanded('y ~ a * b').fixed.terms
  expect(contains(ab!, a!)).toBe(true)
  expect(contains(ab!, b!)).toBe(true)
  expect(contains(ab!, ab!)).toBe(false)
  expect(contains(a!, ab!)).toBe(false)
  expect(contains(a!, b!)).toBe(false)
})
