import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import {
  fanning,
  impliedCovariance,
  predict,
  residuals,
  simulate,
  type TargetPredictions,
  updateGroup,
} from '../../src/index.ts'
import { fit, saved } from '../fit.ts'
import { fitResidual } from '../fit-residual.ts'

const names = ['estimate', 'stdError', 'df', 'lower', 'upper'] as const

function expectSame(a: TargetPredictions, b: TargetPredictions, digits = 8): void {
  for (const name of names)
    a[name].forEach((value, i) => {
      expect(value / b[name][i]!).toBeCloseTo(1, digits)
    })
}

describe('With independent residuals the past says what it says of the random effects', () => {
  const slopes = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)
  const rows = [
    { Days: 12, Subject: '308' },
    { Days: 3, Subject: '309' },
  ]

  it.each(['group', 'observation'] as const)('the past of the fit is what the fit knows: %s', (target) => {
    expectSame(predict(slopes, rows, { target, past: sleepstudy }), predict(slopes, rows, { target }), 7)
  })

  it('crossed factors too', () => {
    const crossed = fit('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)
    const cell = [{ plate: 'a', sample: 'A' }]
    expectSame(
      predict(crossed, cell, { target: 'group', past: penicillin }),
      predict(crossed, cell, { target: 'group' }),
      7,
    )
  })

  it('the past of a new group is an update, from JSON too', () => {
    const past = [
      { Days: 0, Subject: 'x', Reaction: 300 },
      { Days: 1, Subject: 'x', Reaction: 340 },
    ]
    const next = [{ Days: 2, Subject: 'x' }]
    const update = updateGroup(slopes, past)
    for (const model of [slopes, saved(slopes)])
      expectSame(
        predict(model, next, { target: 'observation', past }),
        predict(slopes, next, { target: 'observation', update }),
      )
  })

  it('rows without a past are draws from G', () => {
    const next = [{ Days: 2, Subject: 'nobody' }]
    expectSame(predict(slopes, next, { target: 'group', past: sleepstudy }), predict(slopes, next, { target: 'group' }))
  })

  it('has nothing to say of a population', () => {
    expect(() => predict(slopes, rows, { target: 'population', past: sleepstudy })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The past of a group says something of that group and its observations alone.
      Use it with the target 'group' or 'observation'.]
    `)
  })
})

describe('With AR(1) residuals', () => {
  const visits = { ...sleepstudy, visit: sleepstudy.Days.map((day) => day + 1) }
  const model = fitResidual('Reaction ~ Days', visits, { residual: 'ar1(visit | Subject)' })
  const rho = model.residual.parameters[0]!.value
  const sigma2 = model.sigma! ** 2
  const past = [
    { Days: 0, visit: 1, Subject: 'x', Reaction: 300 },
    { Days: 1, visit: 2, Subject: 'x', Reaction: 340 },
    { Days: 3, visit: 4, Subject: 'x', Reaction: 320 },
  ]

  it('the next visit depends on the last one alone', () => {
    const next = [{ Days: 5, visit: 6, Subject: 'x' }]
    const [b0, b1] = model.beta
    const { estimate, stdError } = predict(model, next, { target: 'observation', past })
    const left = 320 - b0! - 3 * b1!
    expect(estimate[0]).toBeCloseTo(b0! + 5 * b1! + rho ** 2 * left, 7)
    // a = x - S'z: (1, 5) - rho^2 (1, 3)
    const a = [1 - rho ** 2, 5 - 3 * rho ** 2]
    const { vcov } = model
    const fromBeta = a[0]! ** 2 * vcov.get(0, 0) + 2 * a[0]! * a[1]! * vcov.get(0, 1) + a[1]! ** 2 * vcov.get(1, 1)
    expect(stdError[0]! ** 2).toBeCloseTo(sigma2 * (1 - rho ** 4) + fromBeta, 5)
  })

  it('the mean of the group has no residual of its own, an observation without a past has its whole variance', () => {
    const next = [{ Days: 5, visit: 6, Subject: 'x' }]
    expect(predict(model, next, { target: 'group', past }).stdError[0]).toBeGreaterThan(0)
    const alone = predict(model, next, { target: 'observation' })
    const x = [1, 5]
    const { vcov } = model
    const fromBeta = vcov.get(0, 0) + 10 * vcov.get(0, 1) + 25 * vcov.get(1, 1)
    const v = sigma2 + fromBeta
    expect(alone.stdError[0]! ** 2).toBeCloseTo(v, 6)
    // dv / d log sigma = 2 v, dv / d rho = x' dvcov x
    const g = model.vcovDerivatives.map((dC) => x[0]! * x[0]! * dC.get(0, 0) + 10 * dC.get(0, 1) + 25 * dC.get(1, 1))
    g[1] = 2 * v
    const W = model.thetaCovariance
    const spread = g[0]! ** 2 * W.get(0, 0) + 2 * g[0]! * g[1] * W.get(0, 1) + g[1] ** 2 * W.get(1, 1)
    expect(alone.df[0]! / ((2 * v * v) / spread)).toBeCloseTo(1, 6)
  })

  it('degrees of freedom given a past are those of differences of the variance', () => {
    const next = [{ Days: 5, visit: 6, Subject: 'x' }]
    const { stdError, df } = predict(model, next, { target: 'observation', past })
    const v = stdError[0]! ** 2
    // v = sigma^2 (1 - rho^4) + a'Ca
    const a = [1 - rho ** 2, 5 - 3 * rho ** 2]
    const da = [-2 * rho, -6 * rho]
    const C = model.vcov
    const form = (M: { get(i: number, j: number): number }, u: number[], w: number[]): number =>
      u[0]! * w[0]! * M.get(0, 0) + (u[0]! * w[1]! + u[1]! * w[0]!) * M.get(0, 1) + u[1]! * w[1]! * M.get(1, 1)
    const g = [-4 * rho ** 3 * sigma2 + 2 * form(C, a, da) + form(model.vcovDerivatives[0]!, a, a), 2 * v]
    const W = model.thetaCovariance
    const spread = g[0]! ** 2 * W.get(0, 0) + 2 * g[0]! * g[1]! * W.get(0, 1) + g[1]! ** 2 * W.get(1, 1)
    expect(df[0]! / ((2 * v * v) / spread)).toBeCloseTo(1, 6)
  })

  it('the implied covariance is sigma^2 rho^|t - s|', () => {
    const { covariance } = impliedCovariance(model, [{ visit: 1 }, { visit: 3 }, { visit: 12 }])
    expect(covariance.get(0, 1) / (sigma2 * rho ** 2)).toBeCloseTo(1, 10)
    expect(covariance.get(1, 2) / (sigma2 * rho ** 9)).toBeCloseTo(1, 10)
    expect(covariance.get(2, 2) / sigma2).toBeCloseTo(1, 10)
  })

  it('a model without its data takes them back', () => {
    const mixed = fitResidual('Reaction ~ Days + (1 | Subject)', visits, { residual: 'ar1(visit | Subject)' })
    const back = saved(mixed)
    const next = [{ Days: 5, visit: 6, Subject: '308' }]
    for (const target of ['group', 'observation'] as const) {
      const whole = predict(mixed, next, { target })
      expectSame(predict(back, next, { target, trainingData: visits }), whole)
      expect(predict(back, next, { target }).stdError[0]).toBeCloseTo(whole.stdError[0]!, 8)
    }
    const other = { ...visits, Days: visits.Days.map((day, i) => (i === 3 ? day + 1 : day)) }
    expect(() => predict(back, next, { target: 'group', trainingData: other })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: These are not the data of the fit: Days has other values.
      Pass the table that the model was fitted to, unchanged.]
    `)
  })

  it('beside random effects a known group is what its rows say', () => {
    const mixed = fitResidual('Reaction ~ Days + (1 | Subject)', visits, { residual: 'ar1(visit | Subject)' })
    const row = [{ Days: 4, visit: 5, Subject: '308' }]
    const known = predict(mixed, row, { target: 'group' })
    const stored = predict(saved(mixed), row, { target: 'group' })
    expect(known.estimate[0]).toBeCloseTo(stored.estimate[0]!, 8)
    expect(known.stdError[0]! / stored.stdError[0]!).toBeCloseTo(1, 8)
    expect(known.df[0]).toBeGreaterThan(1)
    const given = predict(mixed, row, { target: 'group', past: visits })
    for (const name of ['estimate', 'stdError', 'df'] as const)
      expect(given[name][0]! / known[name][0]!).toBeCloseTo(1, 7)
    expect(
      fanning(fitResidual('Reaction ~ Days + (Days | Subject)', visits, { residual: 'ar1(visit | Subject)' }))
        .direction,
    ).toBe('out')
  })
})

describe('Residuals that are correlated', () => {
  const visits = { ...sleepstudy, visit: sleepstudy.Days.map((day) => day + 1) }
  const model = fitResidual('Reaction ~ Days', visits, { residual: 'ar1(visit | Subject)' })
  const rho = model.residual.parameters[0]!.value
  const sigma2 = model.sigma! ** 2

  it('are drawn together', () => {
    const rows = [1, 2].map((visit) => ({ Days: 0, visit, Subject: 'x' }))
    const { responses } = simulate(model, { seed: 9, count: 3000, newData: rows })
    const left = responses.map((y) => [y[0]! - model.beta[0]!, y[1]! - model.beta[0]!] as const)
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
    expect(mean(left.map(([a, b]) => a * b)) / (sigma2 * rho)).toBeCloseTo(1, 0)
    expect(Math.abs(mean(left.map(([a]) => a * a)) / sigma2 - 1)).toBeLessThan(0.1)
  })

  it('whitened have the squares of the quadratic form of AR(1)', () => {
    const r = residuals(model)
    const whitened = residuals(model, { kind: 'normalized' })
    // r'R^-1 r of the first subject by the innovations
    let form = r[0]! ** 2
    for (let i = 1; i < 10; i++) form += (r[i]! - rho * r[i - 1]!) ** 2 / (1 - rho ** 2)
    const squares = whitened.slice(0, 10).reduce((sum, value) => sum + value * value, 0)
    expect(squares / (form / sigma2)).toBeCloseTo(1, 9)
    expect(residuals(model, { kind: 'normalized', about: 'marginal' })[3]).toBeCloseTo(whitened[3]!, 9)
    expect(residuals(model, { kind: 'scaled' })[3]).toBeCloseTo(r[3]! / model.sigma!, 9)
  })

  it('beside random effects marginal ones are whitened by the whole V', () => {
    const mixed = fitResidual('Reaction ~ Days + (1 | Subject)', visits, { residual: 'ar1(visit | Subject)' })
    const whitened = residuals(mixed, { kind: 'normalized', about: 'marginal' })
    // REML: r'V^-1 r = (n - p) sigma^2 with V relative to sigma^2
    expect(whitened.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(178, 4)
  })
})

describe('With other residuals', () => {
  const visits = {
    ...sleepstudy,
    visit: Array.from(sleepstudy.Days, (day) => `v${day % 3}`),
    arm: Array.from(sleepstudy.Days, (_, i) => (i % 20 < 10 ? 'a' : 'b')),
  }
  const three = Array.from(sleepstudy.Days, (day, i) => (day < 3 ? i : -1)).filter((i) => i >= 0)
  const few = Object.fromEntries(
    Object.entries({
      Reaction: sleepstudy.Reaction,
      Days: sleepstudy.Days,
      visit: visits.visit,
      arm: visits.arm,
      Subject: three,
    }).map(([name, values]) => [
      name,
      name === 'Subject' ? three.map((i) => `s${Math.floor(i / 10)}`) : three.map((i) => values[i]!),
    ]),
  ) as Record<string, (string | number)[]>

  it('unstructured ones have the covariance of the report, and know no other visit', () => {
    const model = fitResidual('Reaction ~ visit', few, { residual: 'us(visit | Subject)' })
    const { labels, matrix } = model.residual.covariance!
    const rows = labels.map((visit) => ({ visit }))
    for (const each of [model, saved(model)]) {
      const { covariance } = impliedCovariance(each, rows)
      for (let i = 0; i < 3; i++)
        for (let j = 0; j < 3; j++) expect(covariance.get(i, j) / matrix.get(i, j)).toBeCloseTo(1, 9)
    }
    const row = [{ visit: 'v1', Subject: 'new' }]
    const { stdError } = predict(model, row, { target: 'observation' })
    const mean = predict(model, row, { target: 'population' })
    expect(stdError[0]! ** 2 - mean.stdError[0]! ** 2).toBeCloseTo(matrix.get(1, 1), 6)
    expect(() => impliedCovariance(model, [{ visit: 'v9' }])).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The covariance of the residuals knows nothing of the position v9, which was not in the data of the fit.
      It knows v0, v1, v2. Structures that are functions of a distance know every position.]
    `)
  })

  it('a variance function gives each observation its own variance', () => {
    const model = fitResidual(
      'Reaction ~ Days + (1 | Subject)',
      { ...sleepstudy, t: sleepstudy.Days.map((d) => d + 1) },
      { variance: 'power(t)' },
    )
    const power = model.residual.variance!.parameters[0]!.value
    const at = (t: number): number => {
      const row = [{ Days: t - 1, t, Subject: '308' }]
      const observed = predict(model, row, { target: 'observation' }).stdError[0]! ** 2
      return observed - predict(model, row, { target: 'group' }).stdError[0]! ** 2
    }
    expect(at(7) / (model.sigma! ** 2 * 7 ** (2 * power))).toBeCloseTo(1, 7)
  })

  it('of cells have the standard deviations of the cells', () => {
    const model = fitResidual(
      'Reaction ~ Days + (1 | Subject)',
      { ...sleepstudy, arm: visits.arm },
      { variance: 'ident(arm)' },
    )
    const row = (arm: string): { Days: number; Subject: string; arm: string }[] => [{ Days: 2, Subject: '308', arm }]
    for (const { level, value } of model.residual.variance!.sd!) {
      const observed = predict(model, row(level), { target: 'observation' }).stdError[0]! ** 2
      const mean = predict(model, row(level), { target: 'group' }).stdError[0]! ** 2
      expect((observed - mean) / value ** 2).toBeCloseTo(1, 7)
    }
    expect(() => predict(model, row('c'), { target: 'observation' })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The model has no level called "c".
      There are a, b.]
    `)
  })
})
