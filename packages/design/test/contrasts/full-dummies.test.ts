import { describe, expect, it } from 'vitest'
import { columnsOf, steps } from '../fit.ts'

/** All combinations of a (p, q, r), b (u, v) and c (m, n), a fastest, with numbers and a logical. */
const cells = Array.from({ length: 24 }, (_, i) => i)
const data = {
  y: cells.map((i) => (i * 7) % 11),
  a: cells.map((i) => 'pqr'[i % 3]!),
  b: cells.map((i) => 'uv'[Math.floor(i / 3) % 2]!),
  c: cells.map((i) => 'mn'[Math.floor(i / 6) % 2]!),
  x: cells.map((i) => Math.sin(i + 1)),
  z: cells.map((i) => Math.cos(i * i)),
  l: cells.map((i) => Math.sin(i + 1) > 0),
}

/** Formula and names of all columns before aliased ones are dropped: R 4.2.2's `colnames(model.matrix(...))`. */
const cases: readonly (readonly [string, string])[] = [
  ['a*b', '(Intercept) aq ar bv aq:bv ar:bv'],
  ['0+a', 'ap aq ar'],
  ['0+a+b', 'ap aq ar bv'],
  ['0+x+a', 'x ap aq ar'],
  ['0+x+x:a', 'x x:ap x:aq x:ar'],
  ['a:b', '(Intercept) ap:bu aq:bu ar:bu ap:bv aq:bv ar:bv'],
  ['0+a:b', 'ap:bu aq:bu ar:bu ap:bv aq:bv ar:bv'],
  ['0+a:b+a:c', 'ap:bu aq:bu ar:bu ap:bv aq:bv ar:bv ap:cn aq:cn ar:cn'],
  ['a:b+a:c', '(Intercept) ap:bu aq:bu ar:bu ap:bv aq:bv ar:bv ap:cn aq:cn ar:cn'],
  ['a+a:b', '(Intercept) aq ar ap:bv aq:bv ar:bv'],
  ['x:a', '(Intercept) x:ap x:aq x:ar'],
  ['a+x:a', '(Intercept) aq ar ap:x aq:x ar:x'],
  ['0+a+x:a', 'ap aq ar ap:x aq:x ar:x'],
  [
    'a:b:c',
    '(Intercept) ap:bu:cm aq:bu:cm ar:bu:cm ap:bv:cm aq:bv:cm ar:bv:cm ap:bu:cn aq:bu:cn ar:bu:cn ap:bv:cn aq:bv:cn ar:bv:cn',
  ],
  ['a+b:c', '(Intercept) aq ar bu:cm bv:cm bu:cn bv:cn'],
  ['a*b*c-a', '(Intercept) bv cn aq:bu ar:bu aq:bv ar:bv aq:cn ar:cn bv:cn aq:bv:cn ar:bv:cn'],
  ['a*b*c-a:b', '(Intercept) aq ar bv cn aq:cn ar:cn bv:cn aq:bv:cm ar:bv:cm aq:bv:cn ar:bv:cn'],
  ['0+x:a+x:b', 'x:ap x:aq x:ar x:bv'],
  ['0+x+z:a+b', 'x bu bv z:ap z:aq z:ar'],
  ['l*x', '(Intercept) lTRUE x lTRUE:x'],
  ['0+l', 'lFALSE lTRUE'],
  ['poly(x,2):a', '(Intercept) poly(x,2)1:ap poly(x,2)2:ap poly(x,2)1:aq poly(x,2)2:aq poly(x,2)1:ar poly(x,2)2:ar'],
  ['0+b:x+a', 'ap aq ar bu:x bv:x'],
  ['a*b-1', 'ap aq ar bv aq:bv ar:bv'],
  ['a/b', '(Intercept) aq ar ap:bv aq:bv ar:bv'],
  ['a/x', '(Intercept) aq ar ap:x aq:x ar:x'],
  ['a:x:z', '(Intercept) ap:x:z aq:x:z ar:x:z'],
  ['x:z:a+x:a', '(Intercept) x:ap x:aq x:ar x:z:ap x:z:aq x:z:ar'],
  ['0+x+a:b', 'x ap:bu aq:bu ar:bu ap:bv aq:bv ar:bv'],
]

describe('factors are coded by contrasts or by all levels as R decides', () => {
  it.each(cases)('%s', (formula, expected) => {
    const { X } = steps(`y ~ ${formula}`, data).design
    const names = expected.split(' ').map((name) => name.replace('poly(x,2)', 'poly(x, 2)'))
    expect(X.names).toEqual(names.filter((name) => !X.aliased.includes(name)))
    expect([...X.aliased, ...X.names].sort()).toEqual(names.sort())
  })

  it('and in random terms by their own intercept', () => {
    const names = (formula: string): readonly (readonly string[])[] =>
      steps(formula, data).design.random.map((term) => term.names)
    expect(names('y ~ a + (a | c) + (0 + a | b) + (b || c)')).toEqual([
      ['(Intercept)', 'aq', 'ar'],
      ['ap', 'aq', 'ar'],
      ['(Intercept)', 'bv'],
    ])
  })

  it('and a product of columns is the product of their numbers', () => {
    const X = columnsOf(steps('y ~ a:x + b', data).design.X)
    const expected = data.x.map((value, i) => (data.a[i] === 'r' ? value : 0))
    expect(X['ar:x']!.map((value) => value + 0)).toEqual(expected)
  })
})
