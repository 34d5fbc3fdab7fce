import { lmm } from 'lmm'
import { describe, expect, test } from 'vitest'
import { columnsOf, drawCohort } from '../../src/learn/cohort.ts'
import { noErrors, withStudy } from '../../src/learn/errors-compared.ts'
import { ticks } from '../../src/learn/figures/chart.tsx'
import { ellipse } from '../../src/learn/figures/ellipse.ts'

const settings = { seed: 7, patients: 24, tau0: 11, tau1: 1.2, rho: -0.3, sigma: 6 }

describe('the simulated patients', () => {
  test('are the same for the same seed, with 4 to 9 visits, the first at the start', () => {
    const { visits, patients } = drawCohort(settings)
    expect(drawCohort(settings).visits).toEqual(visits)
    for (const { name } of patients) {
      const months = visits.filter(({ patient }) => patient === name).map(({ month }) => month)
      expect(months[0]).toBe(0)
      expect(months.length).toBeGreaterThanOrEqual(4)
      expect(months.length).toBeLessThanOrEqual(9)
      expect(new Set(months).size).toBe(months.length)
    }
  })

  test('stay who they are when their spread is changed', () => {
    const [narrow, wide] = [5, 10].map((tau0) => drawCohort({ ...settings, tau0 }).patients)
    for (const [i, { b0 }] of narrow!.entries()) expect(wide![i]!.b0).toBeCloseTo(2 * b0, 12)
  })

  test('give back what they were drawn from when there are many', () => {
    const model = lmm(
      'pressure ~ month + (month | patient)',
      columnsOf(drawCohort({ ...settings, patients: 3000 }).visits),
    )
    const { G } = model.random[0]!
    expect(Math.sqrt(G.get(0, 0))).toBeCloseTo(11, 0)
    expect(Math.sqrt(G.get(1, 1))).toBeCloseTo(1.2, 1)
    expect(G.get(0, 1) / Math.sqrt(G.get(0, 0) * G.get(1, 1))).toBeCloseTo(-0.3, 1)
    expect(model.sigma).toBeCloseTo(6, 0)
  })
})

test('the compromise is nearer to the truth than the own line and the population’s line', () => {
  let errors = noErrors
  for (let i = 0; i < 20; i++) errors = withStudy(errors, { ...settings, seed: 100 + 2 * i })
  expect(errors.patients).toBe(480)
  expect(errors.blup).toBeLessThan(errors.own)
  expect(errors.blup).toBeLessThan(errors.population)
})

test('the ellipse is where the squared Mahalanobis distance is the 95 % point of chi-square with 2 df', () => {
  const [v0, v1, c01] = [121, 1.44, -3.96]
  const determinant = v0 * v1 - c01 * c01
  for (const { x, y } of ellipse({ v0, v1, c01 }))
    expect((v1 * x * x - 2 * c01 * x * y + v0 * y * y) / determinant).toBeCloseTo(-2 * Math.log(0.05), 9)
})

test.each([
  [[0, 12], 7, [0, 2, 4, 6, 8, 10, 12]],
  [[-3.4, 3.4], 5, [-2, 0, 2]],
  [[111.2, 181.9], 5, [120, 140, 160, 180]],
] as const)('the ticks of %j are round', (range, count, expected) => {
  expect(ticks(range, count)).toEqual(expected)
})
