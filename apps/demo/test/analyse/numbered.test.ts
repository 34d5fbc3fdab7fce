import { describe, expect, test } from 'vitest'
import { largestNumbered, numbered } from '../../src/analyse/numbered.ts'

describe('names that differ by one number', () => {
  test.each([
    [['day0', 'day1', 'day10'], [0, 1, 10], 'day'],
    [['bp1_v1', 'bp1_v2'], [1, 2], 'bp1_v'],
    [['2019', '2020'], [2019, 2020], ''],
    [['week 0.5', 'week 1'], [0.5, 1], 'week'],
    [['t1 mmHg', 't2 mmHg'], [1, 2], 't'],
  ])('are %j: %j of %j', (names, numbers, stem) => {
    expect(numbered(names)).toEqual({ names, numbers, stem })
  })

  test.each([[['before', 'after']], [['x1_1', 'x2_2']], [['a1', 'b2']], [['a1']], [['a1', 'a01']], [['y', 'y2']]])(
    'are not %j',
    (names) => {
      expect(numbered(names)).toBeNull()
    },
  )

  test('are found among others, the most of them', () => {
    expect(largestNumbered(['id', 'x1', 'x2', 'day1', 'day2', 'day3', 'age'])?.names).toEqual(['day1', 'day2', 'day3'])
    expect(largestNumbered(['id', 'x1', 'age'])).toBeNull()
  })
})
