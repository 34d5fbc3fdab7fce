import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { predict, randomEffects, shrinkage, type TargetPredictions, updateGroup } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'
import { fitResidual } from '../fit-residual.ts'

const names = ['estimate', 'stdError', 'df', 'lower', 'upper'] as const

function expectSame(a: TargetPredictions, b: TargetPredictions, digits = 8): void {
  for (const name of names)
    a[name].forEach((value, i) => {
      expect(value / b[name][i]!).toBeCloseTo(1, digits)
    })
}

const visits = { ...sleepstudy, visit: sleepstudy.Days.map((day) => day + 1) }
const kinds = [
  ['AR(1)', '(1 | Subject)', { residual: 'ar1(visit | Subject)' }],
  ['AR(1) by the order of rows', '(1 | Subject)', { residual: 'ar1(1 | Subject)' }],
  ['distance and power', '(1 | Subject)', { residual: 'exp(visit | Subject)', variance: 'power(visit)' }],
  ['power', '(Days | Subject)', { variance: 'power(visit)' }],
  ['a variance by visit', '(1 | Subject)', { variance: 'ident(Days)' }],
] as const
const past = [
  { Days: 0, visit: 1, Subject: 'x', Reaction: 300 },
  { Days: 1, visit: 2, Subject: 'x', Reaction: 340 },
  { Days: 3, visit: 4, Subject: 'x', Reaction: 320 },
]
const next = [{ Days: 5, visit: 6, Subject: 'x' }]

describe.each(kinds)('An update where residuals have a structure: %s', (_name, random, residual) => {
  const model = fitResidual(`Reaction ~ Days + ${random}`, visits, residual)
  const update = updateGroup(model, past)

  it.each(['group', 'observation'] as const)('of a new group is its past: %s', (target) => {
    expectSame(predict(model, next, { target, update }), predict(model, next, { target, past }))
    const other = { Days: 2, visit: 3, Subject: '309' }
    const [own, fitted] = [predict(model, next, { target, past }), predict(model, [other], { target })]
    const both = predict(model, [...next, other], { target, update })
    for (const name of names) {
      expect(both[name][0]! / own[name][0]!).toBeCloseTo(1, 8)
      expect(both[name][1]! / fitted[name][0]!).toBeCloseTo(1, 8)
    }
  })

  it('may come row by row, without a name, and to a model from JSON', () => {
    let stepwise = updateGroup(model, [])
    for (const row of past) stepwise = updateGroup(model, [row], { previous: stepwise })
    expect(stepwise.rows).toBe(3)
    const nameless = updateGroup(
      model,
      past.map(({ Subject: _, ...row }) => row),
    )
    const { effects: again } = updateGroup(saved(model), past)
    update.effects.forEach(({ estimate, predictionError }, i) => {
      for (const other of [stepwise.effects[i]!, nameless.effects[i]!, again[i]!]) {
        expect(other.estimate / estimate).toBeCloseTo(1, 8)
        expect(other.predictionError / predictionError).toBeCloseTo(1, 8)
      }
    })
    const [{ Subject: _, ...row }] = next as [(typeof next)[number]]
    expectSame(
      predict(model, [row], { target: 'observation', update: nameless }),
      predict(model, next, { target: 'observation', past }),
    )
  })

  it('with the rows of a group of the fit gives a new group the effects of that one', () => {
    const own = Array.from({ length: 10 }, (_, i) => ({
      Days: visits.Days[i]!,
      visit: visits.visit[i]!,
      Reaction: visits.Reaction[i]!,
      Subject: 'twin',
    }))
    const twin = updateGroup(model, own)
    randomEffects(model, { levels: ['308'] }).forEach((known, i) => {
      expect(twin.effects[i]!.estimate).toBeCloseTo(known.estimate, 6)
      expect(twin.effects[i]!.stdError / known.stdError).toBeCloseTo(1, 7)
      expect(twin.effects[i]!.predictionError / known.predictionError).toBeCloseTo(1, 7)
    })
  })

  it('of a known group is what its rows and the new ones say together', () => {
    const later = [{ Days: 9, visit: 11, Subject: '308', Reaction: 500 }]
    const whole = Array.from({ length: 10 }, (_, i) => ({
      Days: visits.Days[i]!,
      visit: visits.visit[i]!,
      Reaction: visits.Reaction[i]!,
      Subject: '308',
    }))
    const asked = [{ Days: 5, visit: 6, Subject: '308' }]
    expectSame(
      predict(model, asked, { target: 'group', update: updateGroup(model, later) }),
      predict(model, asked, { target: 'group', past: [...whole, ...later] }),
      6,
    )
  })
})

describe('A known group whose residuals are correlated', () => {
  const model = fitResidual('Reaction ~ Days + (1 | Subject)', visits, { residual: 'ar1(visit | Subject)' })
  const later = [{ Days: 10, visit: 11, Subject: '308', Reaction: 500 }]

  it('needs the rows of the fit', () => {
    expect(() => updateGroup(saved(model), later)).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: updateGroup needs the data that the model was fitted to, and this model does not hold them.
      Pass the data of the fit: \`{ trainingData }\`, --training-data FILE of the command.]
    `)
    const { effects } = updateGroup(saved(model), later, { trainingData: visits })
    expect(effects[0]!.estimate).toBeCloseTo(updateGroup(model, later).effects[0]!.estimate, 7)
  })

  it('knows the last residual when the next observation is predicted', () => {
    const asked = [{ Days: 11, visit: 12, Subject: '308' }]
    const update = updateGroup(model, later)
    const rows = Array.from({ length: 10 }, (_, i) => ({
      Days: visits.Days[i]!,
      visit: visits.visit[i]!,
      Reaction: visits.Reaction[i]!,
      Subject: '308',
    }))
    expectSame(
      predict(model, asked, { target: 'observation', update }),
      predict(model, asked, { target: 'observation', past: [...rows, ...later] }),
      6,
    )
  })

  it('without random effects is a matter of residuals alone', () => {
    const marginal = fitResidual('Reaction ~ Days', visits, { residual: 'ar1(visit | Subject)' })
    const update = updateGroup(marginal, past)
    expect(update).toMatchObject({ rows: 3, effects: [] })
    expectSame(
      predict(marginal, next, { target: 'observation', update }),
      predict(marginal, next, { target: 'observation', past }),
    )
    expect(() => updateGroup(saved(marginal), past)).toThrow(/needs the data/)
  })
})

describe('Shrinkage where residuals have a structure', () => {
  const own = fitResidual('Reaction ~ Days + (Days | Subject)', visits, {
    residual: 'ar1(visit | Subject)',
    variance: 'power(visit)',
  })

  it('is blup - population = W (own - population), own by generalised least squares', () => {
    const { groups, explanation } = shrinkage(own)
    for (const { own: estimate, population, blup, weight } of groups)
      for (let i = 0; i < 2; i++) {
        let sum = 0
        for (let j = 0; j < 2; j++) sum += weight.get(i, j) * (estimate![j]! - population[j]!)
        expect(sum).toBeCloseTo(blup[i]! - population[i]!, 5)
      }
    expect(explanation.message).toMatchInlineSnapshot(
      `"Every group of Subject keeps 61.7 % of what its own rows say; the rest comes from the population. Half the residual covariance would make it 74.2 % for 308, one 7.1 times smaller 90 %."`,
    )
  })

  it('of a random intercept has the weight tau^2 / (tau^2 + (1 R^-1 1)^-1)', () => {
    const model = fitResidual('Reaction ~ Days + (1 | Subject)', visits, { residual: 'ar1(visit | Subject)' })
    const rho = model.residual.parameters[0]!.value
    // 1'R^-1 1 of AR(1) over 10 visits, by its innovations
    const information = (1 + (9 * (1 - rho) ** 2) / (1 - rho ** 2)) / model.sigma! ** 2
    const tau2 = model.random[0]!.G.get(0, 0)
    for (const { reliability, own: estimate, blup, population, doubled } of shrinkage(model).groups) {
      expect(reliability).toBeCloseTo(tau2 / (tau2 + 1 / information), 8)
      expect(doubled).toBeCloseTo(tau2 / (tau2 + 0.5 / information), 8)
      expect(reliability * (estimate![0]! - population[0]!)).toBeCloseTo(blup[0]! - population[0]!, 7)
    }
  })

  it('holds for levels whose rows share residual groups with others', () => {
    const items = { ...visits, item: Array.from(sleepstudy.Days, (day, i) => `i${(day + (i % 4)) % 5}`) }
    const crossed = fitResidual('Reaction ~ Days + (1 | item)', items, { residual: 'ar1(visit | Subject)' })
    for (const { own: estimate, population, blup, weight } of shrinkage(crossed).groups)
      expect(weight.get(0, 0) * (estimate![0]! - population[0]!)).toBeCloseTo(blup[0]! - population[0]!, 6)
  })

  it('with a variance of one cell is that of independent residuals', () => {
    const plain = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)
    const same = fitResidual(
      'Reaction ~ Days + (Days | Subject)',
      { ...visits, one: Array.from(visits.visit, () => 'a') },
      {
        variance: 'ident(one)',
      },
    )
    shrinkage(same).groups.forEach(({ reliability, own: estimate }, i) => {
      const known = shrinkage(plain).groups[i]!
      expect(reliability).toBeCloseTo(known.reliability, 6)
      expect(estimate![1]).toBeCloseTo(known.own![1]!, 6)
    })
  })
})
