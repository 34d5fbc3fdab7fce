import { expect, it } from 'vitest'
import type { RowOptions } from '../../src/index.ts'
import { steps } from '../fit.ts'
import { messageOf } from '../message.ts'

const data = { y: [3, 1, 4, 1, 5, 9], x: [0, 1, 2, 3, 4, 5] }

it('An option is one of its choices, also for callers without types', () => {
  const wrong: readonly unknown[] = [
    { weights: { column: 'x', kind: 'frequencies' } },
    { weights: { column: 'x', kind: 'survey' } },
    { weights: 'x' },
    { weights: { name: 'x' } },
    { missing: 'drop' },
    { complete: 'x' },
    { complete: ['z'] },
    { columns: { x: { type: 'numeric' } } },
    { columns: { x: null } },
    { columns: { x: { type: 'factor', levels: 'alphabetical' } } },
  ]
  expect(
    wrong.map((options) => messageOf(() => steps('y ~ x', data, options as RowOptions))).join('\n\n'),
  ).toMatchInlineSnapshot(`
    "There are no weights of kind frequencies.
    Did you mean frequency? Kinds: precision, frequency and known-variance. Survey (sampling) weights are none of these.

    There are no weights of kind survey.
    Kinds: precision, frequency and known-variance. Survey (sampling) weights are none of these.

    The option weights cannot be 'x'.
    Write { column: 'name' }.

    The option weights cannot be { name }.
    Write { column: 'name' }.

    The option missing cannot be 'drop'.
    Write 'omit' or 'error'.

    The option complete cannot be 'x'.
    Write ['name'].

    The option complete names the column z, which the data do not have.
    Check the spelling; upper and lower case differ.

    The option columns cannot be 'numeric'.
    Write { type: 'number' }, { type: 'factor' } or { type: 'ordered' }.

    The option columns cannot be 'null'.
    Write { type: 'number' }, { type: 'factor' } or { type: 'ordered' }.

    The option columns cannot be 'alphabetical'.
    Write 'sorted', 'appearance' or ['a', 'b']."
  `)
})
