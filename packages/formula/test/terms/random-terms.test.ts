import { describe, expect, test } from 'vitest'
import { expanded, fixedPart, randomPart } from '../names.ts'

/** `a/b` is read as lme4 reads it; lme4 names the inner group `b:a`, here it is `a:b`. */
const bars: [formula: string, random: string][] = [
  ['y ~ x + (1 | g)', '(1 | g)'],
  ['y ~ x + ((1 | g))', '(1 | g)'],
  ['y ~ (1 | g) + x', '(1 | g)'],
  ['y ~ (x + (1 | g))', '(1 | g)'],
  ['y ~ x + (x | g)', '(1 + x | g)'],
  ['y ~ x + (1 + x | g)', '(1 + x | g)'],
  ['y ~ x + (0 + x | g)', '(0 + x | g)'],
  ['y ~ x + (x - 1 | g)', '(0 + x | g)'],
  ['y ~ x + (x || g)', '(1 + x || g)'],
  ['y ~ x + (a * b | g)', '(1 + a + b + a:b | g)'],
  ['y ~ x + (a:b + a | g)', '(1 + a + a:b | g)'],
  ['y ~ x + (poly(x,2) | g)', '(1 + poly(x, 2) | g)'],
  ['y ~ x + (1 | a/b)', '(1 | a) + (1 | a:b)'],
  ['y ~ x + (x | a/b/c)', '(1 + x | a) + (1 + x | a:b) + (1 + x | a:b:c)'],
  ['y ~ x + (x || a/b)', '(1 + x || a) + (1 + x || a:b)'],
  ['y ~ x + (1 | a/(b + c))', '(1 | a) + (1 | a:b) + (1 | a:c)'],
  ['y ~ x + (1 | a + b)', '(1 | a) + (1 | b)'],
  ['y ~ x + (1 | a * b)', '(1 | a) + (1 | b) + (1 | a:b)'],
  ['y ~ x + (1 | a:b)', '(1 | a:b)'],
  ['y ~ x + (1 | factor(a):b)', '(1 | factor(a):b)'],
  ['y ~ x + (1 | b) + (1 | a:b)', '(1 | b) + (1 | a:b)'],
  ['y ~ x + (1 | a:b) + (0 + x | b:a)', '(1 | a:b) + (0 + x | a:b)'],
  ['y ~ x + (1 | g) + (x | g)', '(1 | g) + (1 + x | g)'],
  ['y ~ x + (1 | g) + (0 + x | g)', '(1 | g) + (0 + x | g)'],
  ['y ~ x + (1 | g) + (x | h) - (1 | g)', '(1 + x | h)'],
  ['y ~ x + (1 | a/b) - (1 | b:a)', '(1 | a)'],
  ['y ~ x + us(x | g)', '(1 + x | g)'],
  ['y ~ x + diag(x | g)', '(1 + x || g)'],
  ['y ~ x + (us(1 | g))', '(1 | g)'],
  ['y ~ x + cs(0 + f | g)', 'cs(0 + f | g)'],
  ['y ~ x + ar1(0 + visit | a/b)', 'ar1(0 + visit | a) + ar1(0 + visit | a:b)'],
  ['y ~ x + exp(0 + t | g)', 'exp(0 + t | g)'],
  ['y ~ x + matern(u + v | g, nu=1.5, nugget = true)', 'matern(1 + u + v | g, nu = 1.5, nugget = TRUE)'],
  ['y ~ x + (1 | `my group`)', '(1 | `my group`)'],
  ['y ~ x + (1 + x | g)\n  + # and the schools\n  (1 | h)', '(1 + x | g) + (1 | h)'],
]

test.each(bars)('%s has %s', (formula, random) => {
  const terms = expanded(formula)
  expect(randomPart(terms)).toBe(random)
  expect(fixedPart(terms)).toBe('1 + x')
})

describe('a random term', () => {
  test('knows its structure, columns, group and place', () => {
    const formula = 'y ~ x + ar1(0 + visit | a/b, rho = 0.5)'
    const [outer, inner] = expanded(formula).random
    expect(outer).toMatchObject({ structure: 'ar1', options: { rho: 0.5 }, groupName: 'a' })
    expect(inner).toMatchObject({
      columns: { intercept: false, terms: [{ label: 'visit' }] },
      group: [{ label: 'a', columns: ['a'] }, { label: 'b' }],
      groupName: 'a:b',
    })
    expect(formula.slice(inner!.span.start, inner!.span.end)).toBe('ar1(0 + visit | a/b, rho = 0.5)')
  })

  test('of two bars is of structure diag', () => {
    expect(expanded('y ~ (x || g)').random).toMatchObject([{ structure: 'diag', columns: { intercept: true } }])
  })

  test('is unstructured unless said otherwise', () => {
    expect(expanded('y ~ (1 | g)').random[0]!.structure).toBe('us')
  })

  test('takes numbers, truth values, texts and words as options', () => {
    const [term] = expanded('y ~ s(1 | g, a = -1, b = 1e3, c = T, d = false, e = free, f = "x", g = TRUE)').random
    expect(term!.options).toEqual({ a: -1, b: 1000, c: true, d: false, e: 'free', f: 'x', g: true })
  })

  test('keeps an option that is called __proto__', () => {
    const [term] = expanded('y ~ s(1 | g, `__proto__` = 1)', ['y', 'g']).random
    expect(Object.entries(term!.options)).toEqual([['__proto__', 1]])
  })
})

describe('offsets', () => {
  test('are taken out of the fixed part', () => {
    const terms = expanded('y ~ x + offset(log(n)) + (1 | g) + offset(o)')
    expect(fixedPart(terms)).toBe('1 + x')
    expect(terms.offsets).toMatchObject([
      { label: 'log(n)', columns: ['n'] },
      { label: 'o', columns: ['o'] },
    ])
  })

  test('are removed by a minus', () => {
    expect(expanded('y ~ x + offset(o) - offset(o)').offsets).toEqual([])
  })
})
