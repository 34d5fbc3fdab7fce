import { bodyweight } from '@lmm/datasets/bodyweight'
import { orthodont } from '@lmm/datasets/orthodont'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { lmm, type ProfileInterval, profile } from '../src/index.ts'

const limits = ({ lower, upper }: ProfileInterval): number[] => [lower, upper]

function byName(intervals: readonly ProfileInterval[], name: string): ProfileInterval {
  const found = intervals.find(({ parameter }) => parameter === name)
  if (!found) throw new Error(`${name} is not among ${intervals.map(({ parameter }) => parameter).join(', ')}`)
  return found
}

describe('One model written in two ways has one profile', () => {
  it('two visits: unstructured, and standard deviations with a correlation', () => {
    const rows = [...orthodont.age.keys()].filter((i) => orthodont.age[i]! < 11)
    const data = rows.map((i) => ({
      distance: orthodont.distance[i]!,
      visit: `v${orthodont.age[i]}`,
      child: `c${Math.floor(i / 4)}`,
    }))
    const [us, csh] = (['us', 'csh'] as const).map((structure) =>
      profile(lmm('distance ~ visit', data, { residual: `${structure}(visit | child)` })),
    )
    const pairs = [
      ['sd_v10', 'sd_v10'],
      ['sd_v8', 'sd_v8'],
      ['cor_v8.v10', 'rho'],
      ['visitv8', 'visitv8'],
    ] as const
    for (const [one, other] of pairs) {
      const expected = limits(byName(csh!.intervals, other))
      limits(byName(us!.intervals, one)).forEach((limit, k) => {
        expect(limit).toBeCloseTo(expected[k]!, 5)
      })
    }
    expect(us!.diagnostics.map(({ code }) => code)).toEqual(['inference/profile-refitted'])
  })

  it('a random intercept, and equal correlations of residuals', () => {
    const random = profile(lmm('Reaction ~ Days + (1 | Subject)', sleepstudy), { parameters: ['Days'] })
    const residual = profile(lmm('Reaction ~ Days', sleepstudy, { residual: 'cs(1 | Subject)' }), {
      parameters: ['Days', 'rho', 'sigma'],
    })
    const expected = limits(random.intervals[0]!)
    limits(residual.intervals[0]!).forEach((limit, k) => {
      expect(limit).toBeCloseTo(expected[k]!, 5)
    })
    const [, rho, sigma] = residual.intervals
    expect(rho!.lower).toBeGreaterThan(0)
    expect(sigma!.upper).toBeGreaterThan(sigma!.estimate!)
  })

  it('two standard deviations by group, and one each', () => {
    const both = profile(lmm('distance ~ Sex + age', orthodont, { variance: 'ident(Sex)' }))
    expect(byName(both.intervals, 'Male').upper).toBeGreaterThan(byName(both.intervals, 'Male').estimate!)
    expect(both.intervals.map(({ parameter }) => parameter)).toEqual([
      'Male',
      'Female',
      '(Intercept)',
      'SexFemale',
      'age',
    ])
  })
})

describe('sigma beside a variance function', () => {
  // nlme 3.1-162: gls(weight ~ T, weights = ..., method = 'ML', control = glsControl(sigma = limit)) is 3.841459 above the minimum there
  it.each([
    ['power(T)', 55.398099, 211.525147],
    ['exp(T)', 92.050302, 153.243357],
  ])('%s: is that of the rows where the function is 1', (variance, lower, upper) => {
    const T = Float64Array.from(bodyweight.Time, (time) => time + 10)
    const model = lmm('weight ~ T', { weight: bodyweight.weight, T }, { variance })
    const [interval] = profile(model, { parameters: ['sigma'] }).intervals
    expect(interval!.lower).toBeCloseTo(lower, 4)
    expect(interval!.upper).toBeCloseTo(upper, 4)
  })
})

describe('What is no quantity of its own', () => {
  it('is said not to be profiled', () => {
    const model = lmm('distance ~ age', orthodont, { criterion: 'ML', residual: 'toep(1 | Subject)' })
    expect(profile(model).diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "Not profiled, since what is estimated in their place is no quantity of its own: partial1, partial2 and partial3.",
      ]
    `)
  })
})
