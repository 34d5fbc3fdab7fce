import { lmm } from 'lmm'
import { describe, expect, test } from 'vitest'
import { type Curves, curveOf, curvesOf, ownAt } from '../../src/model/curves.ts'
import { people, sleepstudy } from '../../src/model/sleepstudy.ts'

const curvesFor = (formula: string): Curves => {
  const curves = curvesOf(lmm(formula, sleepstudy))
  if ('code' in curves) throw new Error(curves.message)
  return curves
}

describe('the curves of a model', () => {
  test('run through the fitted values of their person', () => {
    const curves = curvesFor('log(Reaction) ~ poly(Days, 2) + (Days | Subject)')
    expect(curves.points.length).toBe(180)
    for (const { person, day, fitted } of curves.points)
      expect(ownAt(curveOf(curves, person), day)).toBeCloseTo(fitted, 9)
  })

  test('are parallel where people differ in level alone', () => {
    const curves = curvesFor('Reaction ~ Days + (1 | Subject)')
    const rises = people.map((person) => ownAt(curveOf(curves, person), 9) - ownAt(curveOf(curves, person), 0))
    for (const rise of rises) expect(rise).toBeCloseTo(rises[0]!, 9)
  })

  test('keep to the days of the study where the model knows no others', () => {
    const curves = curvesFor('Reaction ~ factor(Days) + (1 | Subject)')
    expect(curveOf(curves, '308').map(({ day }) => day)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('are refused where days and people do not determine the response', () => {
    const refused = curvesOf(lmm('Days ~ Reaction + (1 | Subject)', sleepstudy))
    expect('code' in refused && refused.severity).toBe('error')
  })
})
