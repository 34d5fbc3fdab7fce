import { expect, test } from 'vitest'
import { describe } from '../src/index.ts'
import { expanded } from './names.ts'

test('a formula is described by its parts', () => {
  expect(describe(expanded('y ~ x:f + offset(log(n)) + (0 + x || g)'))).toEqual([
    { part: 'response', term: 'y', columns: ['y'], group: null, structure: null },
    { part: 'fixed', term: '(Intercept)', columns: [], group: null, structure: null },
    { part: 'fixed', term: 'x:f', columns: ['x', 'f'], group: null, structure: null },
    { part: 'offset', term: 'log(n)', columns: ['n'], group: null, structure: null },
    { part: 'random', term: 'x', columns: ['x'], group: 'g', structure: 'diag' },
  ])
  expect(describe(expanded('~ 0'))).toEqual([])
})
