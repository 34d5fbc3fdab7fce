import { expect, it } from 'vitest'
import { nearest } from '../src/index.ts'

it.each([
  ['Dayz', ['Days', 'Subject', 'Reaction'], ['Days']],
  ['reaction', ['Days', 'Subject', 'Reaction'], ['Reaction']],
  ['Subjcet', ['Days', 'Subject', 'Reaction'], ['Subject']],
  ['weight', ['Diet', 'Time', 'Rat'], []],
  ['x1', ['x2', 'x3', 'y1', 'z9'], ['x2', 'x3', 'y1']],
  ['z', ['x', 'y'], []],
  ['X', ['x', 'y'], ['x']],
  ['ab', ['xy', 'ba', 'b', 'abc', 'abcd'], ['ba', 'b', 'abc']],
  ['one', ['two', 'on', 'once'], ['on', 'once']],
  ['', ['abc', 'a', ''], []],
])('The names nearest to %s among %j are %j', (name, candidates, expected) => {
  expect(nearest(name, candidates)).toEqual(expected)
})
