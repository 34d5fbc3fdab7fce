import { lmm } from 'lmm'
import { describe, expect, test } from 'vitest'
import { otherEffects, partsOf } from '../../src/model/parts.ts'
import { sleepstudy } from '../../src/model/sleepstudy.ts'

const told = (formula: string): string[] =>
  partsOf(lmm(formula, sleepstudy)).map(
    ({ column, index, beta, varies }) => `${index} ${column}${beta === null ? '' : ' beta'}${varies ? ' b' : ''}`,
  )

describe('the columns of the equation', () => {
  test.each([
    ['Reaction ~ Days + (1 | Subject)', ['0 (Intercept) beta b', '1 Days beta']],
    ['Reaction ~ Days + (Days | Subject)', ['0 (Intercept) beta b', '1 Days beta b']],
    ['Reaction ~ Days + (Days || Subject)', ['0 (Intercept) beta b', '1 Days beta b']],
    ['Reaction ~ 1 + (Days | Subject)', ['0 (Intercept) beta b', '1 Days b']],
    ['Reaction ~ 0 + Days + (0 + Days | Subject)', ['1 Days beta b']],
  ])('of %s', (formula, parts) => {
    expect(told(formula)).toEqual(parts)
  })

  test('leave out what belongs to no person', () => {
    const model = lmm('Reaction ~ 1 + (1 | Subject) + (1 | Days)', sleepstudy)
    expect(partsOf(model).length).toBe(1)
    expect(otherEffects(model)).toEqual([{ group: 'Days', column: '(Intercept)' }])
  })
})
