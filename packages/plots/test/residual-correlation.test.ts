import { orthodont } from '@lmm/datasets/orthodont'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { residuals } from '@lmm/prediction'
import { describe, expect, it } from 'vitest'
import { autocorrelations } from '../src/residual-correlation/autocorrelation.ts'
import { membersOf } from '../src/residual-correlation/members.ts'
import { variogram } from '../src/residual-correlation/variogram.ts'
import { rowGroups, rowValues } from '../src/row-groups.ts'
import { fit } from './fit.ts'

const model = fit('Reaction ~ Days + (1 | Subject)', sleepstudy)
const normalized = residuals(model, { kind: 'normalized' })
const codes = rowGroups(model, 'test', undefined)

describe('the correlation of residuals', () => {
  it('by lag is that of nlme::ACF', () => {
    // nlme 3.1: ACF(lme(Reaction ~ Days, random = ~ 1 | Subject, sleepstudy), maxLag = 9, resType = "normalized")
    const expected = [
      0.38251233, 0.08912477, -0.11114832, -0.14346209, -0.37387687, -0.57681012, -0.54025138, -0.54150229, -0.29480528,
    ]
    const found = autocorrelations(normalized, membersOf(codes), 20)
    expect(found.map(({ lag, pairs }) => [lag, pairs])).toEqual(expected.map((_, i) => [i + 1, 18 * (9 - i)]))
    found.forEach(({ correlation }, i) => {
      expect(correlation).toBeCloseTo(expected[i]!, 5)
    })
  })

  it('by lag, of unscaled residuals, is that of nlme::ACF', () => {
    // nlme 3.1: ACF(lme(distance ~ age * Sex, random = ~ 1 | Subject, Orthodont), resType = "response")
    const expected = [-0.3189564326, -0.0787655958, -0.5761551705]
    const growth = fit('distance ~ age * Sex + (1 | Subject)', orthodont)
    const order = membersOf(rowGroups(growth, 'test', 'Subject'), rowValues(growth, 'test', 'age'))
    const found = autocorrelations(residuals(growth), order, 20)
    expect(found.map(({ lag }) => lag)).toEqual([1, 2, 3])
    found.forEach(({ correlation }, i) => {
      expect(correlation).toBeCloseTo(expected[i]!, 5)
    })
  })

  it('by distance is that of nlme::Variogram', () => {
    // nlme 3.1: Variogram(lme(Reaction ~ Days, random = ~ 1 | Subject, sleepstudy), form = ~ Days, resType = "normalized")
    const expected = [
      0.505426047, 0.764073435, 0.957213692, 0.952649433, 1.237310068, 1.535795749, 1.488608521, 1.613307184,
      1.622234617,
    ]
    const found = variogram(normalized, rowValues(model, 'test', 'Days'), membersOf(codes), 20)
    expect(found.map(({ distance, pairs }) => [distance, pairs])).toEqual(expected.map((_, i) => [i + 1, 18 * (9 - i)]))
    found.forEach(({ semivariance }, i) => {
      expect(semivariance).toBeCloseTo(expected[i]!, 4)
    })
  })

  it('takes many distances together, each pair once', () => {
    const at = Float64Array.from({ length: 100 }, (_, i) => i * i)
    const values = at.map((value) => Math.sin(value))
    const all = Array.from(at, (_, i) => i)
    const found = variogram(values, at, [all], 20)
    expect(found.length).toBeLessThanOrEqual(20)
    expect(found.reduce((sum, { pairs }) => sum + pairs, 0)).toBe((100 * 99) / 2)
    expect(found.map(({ distance }) => distance)).toEqual(
      found.map(({ distance }) => distance).toSorted((a, b) => a - b),
    )
  })
})
