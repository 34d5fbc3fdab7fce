import { describe, expect, test } from 'vitest'
import { type Expression, format, formatExpression, parse, parseExpression } from '../../src/index.ts'

/** `deparse(quote(...))` of R 4.2.2. */
describe('an expression is printed as R deparses it', () => {
  test.each([
    ['a+b-c', 'a + b - c'],
    ['a*b/c', 'a * b/c'],
    ['a^ 2', 'a^2'],
    ['a**2', 'a^2'],
    ['a : b', 'a:b'],
    ['a%in%b', 'a %in% b'],
    ['a %% b', 'a%%b'],
    ['a %/% b', 'a%/%b'],
    ['a<b', 'a < b'],
    ['a==b & !c', 'a == b & !c'],
    ['a&&b', 'a && b'],
    ['1|g', '1 | g'],
    ['x||g', 'x || g'],
    ['- a', '-a'],
    ['a--b', 'a - -b'],
    ['(-a)^2', '(-a)^2'],
    ['-a^2', '-a^2'],
    ['x^-1', 'x^-1'],
    ['( a+b )*c', '(a + b) * c'],
    ['I( Days ^ 2 )', 'I(Days^2)'],
    ['log(exercise+5/60)', 'log(exercise + 5/60)'],
    ['sin(2*pi*Time)', 'sin(2 * pi * Time)'],
    ["f(x,k='a',`b c`=1)", 'f(x, k = "a", `b c` = 1)'],
    ['f(TRUE,T)', 'f(TRUE, T)'],
    ['f()', 'f()'],
    ['`a b`+`if`+`_x`+`a.b`+`.2`', '`a b` + `if` + `_x` + a.b + `.2`'],
    ['`a\\`b`', '`a\\`b`'],
    ['größe + 身高', 'größe + 身高'],
    [`f("it's", 'say "a"', "a\\tb\\\\")`, 'f("it\'s", "say \\"a\\"", "a\\tb\\\\")'],
  ])('%s is %s', (text, printed) => {
    expect(formatExpression(parseExpression(text))).toBe(printed)
  })

  test('with the package of a function', () => {
    expect(formatExpression(parseExpression('splines :: ns(x, df = 3)'))).toBe('splines::ns(x, df = 3)')
  })
})

/** `deparse(1e-3)` and so on in R 4.2.2. */
describe('a number is printed as R prints it', () => {
  test.each([
    ['1', '1'],
    ['3.0', '3'],
    ['1.50', '1.5'],
    ['0', '0'],
    ['.5', '0.5'],
    ['1e-3', '0.001'],
    ['1e-4', '1e-04'],
    ['0.00012', '0.00012'],
    ['2e3', '2000'],
    ['1e5', '1e+05'],
    ['12e4', '120000'],
    ['123456', '123456'],
    ['1000000', '1e+06'],
    ['1e15', '1e+15'],
    ['1e-300', '1e-300'],
    ['123456.7', '123456.7'],
    ['1234567890123456', '1234567890123456'],
    ['3.14159265358979312', '3.14159265358979'],
    ['0x10', '16'],
    ['1L', '1L'],
    ['0x10L', '16L'],
    ['1e5L', '100000L'],
  ])('%s is %s', (text, printed) => {
    expect(formatExpression(parseExpression(text))).toBe(printed)
  })
})

test.each([
  ['y~x', 'y ~ x'],
  ['~x', '~x'],
  ['log( y )~a*b+( 1+x|g )+ offset(o)', 'log(y) ~ a * b + (1 + x | g) + offset(o)'],
  ['y ~\n  x', 'y ~ x'],
])('the formula %j is printed as %s', (text, printed) => {
  expect(format(parse(text))).toBe(printed)
})

describe('parentheses are set where a tree needs them', () => {
  const span = { start: 0, end: 0 }
  const [a, b, c] = ['a', 'b', 'c'].map((name): Expression => ({ kind: 'name', name, span }))
  const binary = (operator: '+' | '-' | '*' | '^' | ':' | '==', left: Expression, right: Expression): Expression => ({
    kind: 'binary',
    operator,
    left,
    right,
    span,
  })
  const unary = (operator: '-' | '!', operand: Expression): Expression => ({ kind: 'unary', operator, operand, span })

  test.each<[string, Expression]>([
    ['(a + b) * c', binary('*', binary('+', a!, b!), c!)],
    ['a * (b + c)', binary('*', a!, binary('+', b!, c!))],
    ['a - (b - c)', binary('-', a!, binary('-', b!, c!))],
    ['a - b - c', binary('-', binary('-', a!, b!), c!)],
    ['a^b^c', binary('^', a!, binary('^', b!, c!))],
    ['(a^b)^c', binary('^', binary('^', a!, b!), c!)],
    ['(-a)^b', binary('^', unary('-', a!), b!)],
    ['-a^b', unary('-', binary('^', a!, b!))],
    ['-(a:b)', unary('-', binary(':', a!, b!))],
    ['-a:b', binary(':', unary('-', a!), b!)],
    ['a^-b:c', binary(':', binary('^', a!, unary('-', b!)), c!)],
    ['(!a) + b', binary('+', unary('!', a!), b!)],
    ['!a + b', unary('!', binary('+', a!, b!))],
    ['a * (!b) + c', binary('+', binary('*', a!, unary('!', b!)), c!)],
    ['a * !b', binary('*', a!, unary('!', b!))],
    ['(a == b) == c', binary('==', binary('==', a!, b!), c!)],
    ['a == (b == c)', binary('==', a!, binary('==', b!, c!))],
  ])('%s', (printed, node) => {
    expect(formatExpression(node)).toBe(printed)
  })
})
