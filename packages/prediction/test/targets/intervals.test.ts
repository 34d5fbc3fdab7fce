import { builtinStructures } from '@lmm/covariance'
import { pastes } from '@lmm/datasets/pastes'
import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { type CrossProducts, toBasis } from '@lmm/design'
import { studentT } from '@lmm/distributions'
import { type FittedModel, penalizedObjective, restore, save, termStructures } from '@lmm/reml'
import { describe, expect, it } from 'vitest'
import { groupCoefficients, predict } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'

const slopes = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)
const crossed = fit('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)

/** The variance of x'beta + z'b of one term at its first level as a function of psi, from a solve at each. */
function varianceAt(model: FittedModel, k: number, row: { x: Float64Array; z: Float64Array }, residual: boolean) {
  const { design, products } = { design: model.rows!, products: model.products as CrossProducts }
  const objective = penalizedObjective(products, termStructures(design, builtinStructures), 'REML')
  const p = row.x.length
  const q = row.z.length
  return (psi: Float64Array): number => {
    const { random: estimates, unscaledCovariance } = objective.solve(psi.subarray(0, psi.length - 1))
    const random = estimates()
    // relative to the sigma that the fit had: psi ends with log sigma
    const sigma2 = Math.exp(2 * psi.at(-1)!)
    const { variances, covariancesWithBeta } = random[k]!
    const C = unscaledCovariance
    let v = residual ? 1 : 0
    for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) v += row.z[i]! * variances[i * q + j]! * row.z[j]!
    // a = x - S'z with S = -cov C^-1: a'Ca = x'Cx + 2 x' cov' z + z' cov C^-1 cov' z
    const half = new Float64Array(p)
    for (let x = 0; x < p; x++) for (let i = 0; i < q; i++) half[x]! += covariancesWithBeta[i * p + x]! * row.z[i]!
    const inverse = inverse2(C.to1DArray(), p)
    for (let a = 0; a < p; a++) {
      v += 2 * row.x[a]! * half[a]!
      for (let b = 0; b < p; b++) v += row.x[a]! * C.get(a, b) * row.x[b]! + half[a]! * inverse[a * p + b]! * half[b]!
    }
    return sigma2 * v
  }
}

function inverse2(C: number[], p: number): number[] {
  if (p === 1) return [1 / C[0]!]
  const det = C[0]! * C[3]! - C[1]! * C[2]!
  return [C[3]! / det, -C[1]! / det, -C[2]! / det, C[0]! / det]
}

/** 2 v^2 / g'Wg with g from central differences. */
function differenceDf(model: FittedModel, variance: (psi: Float64Array) => number): { v: number; df: number } {
  const psi = Float64Array.of(...model.theta, Math.log(model.sigma!))
  const g = Array.from(psi, (value, k) => {
    const h = 1e-5 * Math.max(1, Math.abs(value))
    const at = (step: number): number => variance(psi.map((v, l) => (l === k ? v + step : v)))
    return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
  })
  const v = variance(psi)
  const W = model.thetaCovariance
  let spread = 0
  for (let k = 0; k < g.length; k++) for (let l = 0; l < g.length; l++) spread += g[k]! * W.get(k, l) * g[l]!
  return { v, df: (2 * v * v) / spread }
}

describe("Degrees of freedom are 2 v^2 / g'Wg of the whole prediction variance, as differences of solves have it", () => {
  const row = { Days: 7, Subject: slopes.random[0]!.levels[0]! }
  const x = new Float64Array(2)
  const z = new Float64Array(2)
  const one = [Float64Array.of(1), Float64Array.of(row.Days)]
  toBasis(slopes.basis.X, one, 0, 1, x, 0)
  toBasis(slopes.basis.random[0]!.basis, one, 0, 1, z, 0)

  it.each(['group', 'observation'] as const)('%s', (target) => {
    const { stdError, df } = predict(slopes, [row], { target })
    const expected = differenceDf(slopes, varianceAt(slopes, 0, { x, z }, target === 'observation'))
    expect(stdError[0]! ** 2 / expected.v).toBeCloseTo(1, 10)
    expect(df[0]! / expected.df).toBeCloseTo(1, 6)
  })

  it('crossed factors', () => {
    const plate = crossed.random[0]!.levels[0]!
    const { stdError, df } = predict(crossed, [{ plate, sample: 'new' }], {
      target: 'group',
      newLevels: { sample: 'population' },
    })
    const unit = (basis: FittedModel['basis']['X']): Float64Array => {
      const out = new Float64Array(1)
      toBasis(basis, [Float64Array.of(1)], 0, 1, out, 0)
      return out
    }
    const at = { x: unit(crossed.basis.X), z: unit(crossed.basis.random[0]!.basis) }
    const expected = differenceDf(crossed, varianceAt(crossed, 0, at, false))
    expect(stdError[0]! ** 2 / expected.v).toBeCloseTo(1, 10)
    expect(df[0]! / expected.df).toBeCloseTo(1, 6)
  })
})

describe('Predictions with intervals', () => {
  it('of the population have the standard error and the 17 degrees of freedom of a balanced design', () => {
    const { estimate, stdError, df, lower, upper } = predict(slopes, [{ Days: 0 }], { target: 'population' })
    expect(stdError[0]).toBeCloseTo(6.824556541958549, 6)
    expect(df[0]).toBeCloseTo(17, 9)
    const half = studentT(17).quantile(0.975) * stdError[0]!
    expect(lower[0]).toBeCloseTo(estimate[0]! - half, 8)
    expect(upper[0]).toBeCloseTo(estimate[0]! + half, 8)
  })

  it("of a new group add z'Gz to the variance, of an observation the residual variance", () => {
    const rows = [{ Days: 3, Subject: '308' }]
    const at = (target: 'population' | 'group' | 'new-group' | 'observation'): number =>
      predict(slopes, rows, { target }).stdError[0]! ** 2
    const { G } = slopes.random[0]!
    const drawn = G.get(0, 0) + 6 * G.get(0, 1) + 9 * G.get(1, 1)
    expect(at('new-group')).toBeCloseTo(at('population') + drawn, 8)
    expect(at('observation')).toBeCloseTo(at('group') + slopes.sigma! ** 2, 8)
  })

  it('of a new group need no grouping column, those of the population no random covariate either', () => {
    const two = fit('Reaction ~ 1 + (Days | Subject)', sleepstudy)
    expect(predict(two, [{ Days: 3 }], { target: 'new-group' }).stdError[0]).toBeGreaterThan(0)
    expect(predict(two, [{ anything: 1 }], { target: 'population' }).stdError[0]).toBeGreaterThan(0)
    expect(() => predict(two, [{ Days: 3 }], { target: 'group' })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The data have no column Subject, which the model reads.
      New data need every column of the model except the response.]
    `)
  })

  it('of a new level are draws from G, zero, or an error, by factor', () => {
    const rows = [{ plate: 'z', sample: 'A' }]
    const draw = predict(crossed, rows, { target: 'group' })
    const zero = predict(crossed, rows, { target: 'group', newLevels: 'population' })
    expect(draw.estimate).toEqual(zero.estimate)
    expect(draw.stdError[0]! ** 2 - zero.stdError[0]! ** 2).toBeCloseTo(crossed.random[0]!.G.get(0, 0), 10)
    expect(draw.diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "Level z of plate is not in the fit: 1 row is predicted with the variance between groups, around the mean of the population.",
      ]
    `)
    expect(() => predict(crossed, rows, { newLevels: { plate: 'error' } })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: Level z of plate is not in the fit.
      Allow it with newLevels: { "plate": 'draw' } (a group drawn from the population) or 'population'.]
    `)
  })

  it('take the random terms that are named', () => {
    const rows = [{ plate: 'a', sample: 'A' }]
    const { estimate } = predict(crossed, rows, { target: 'group', random: ['(1 | plate)'] })
    const [plates] = crossed.random
    expect(estimate[0]).toBeCloseTo(crossed.beta[0]! + plates!.modes[plates!.levels.indexOf('a')]!, 10)
    expect(() => predict(crossed, rows, { random: ['plates'] })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The model has no grouping factor called "plates".
      Did you mean plate? There are plate, sample, (1 | plate), (1 | sample).]
    `)
  })

  it('have NaN in rows that lack a value, and say which', () => {
    const rows = [
      { Days: 1, Subject: '308' },
      { Days: null, Subject: '308' },
      { Days: 2, Subject: null },
    ]
    const { missing, stdError, diagnostics } = predict(slopes, rows, { target: 'group' })
    expect([...missing]).toEqual([1, 2])
    expect([...stdError].map(Number.isNaN)).toEqual([false, true, true])
    expect(diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "2 rows cannot be predicted for missing values: rows 2 and 3.",
      ]
    `)
    expect([...predict(slopes, rows, { target: 'population' }).missing]).toEqual([1])
  })

  it('of a model without its data are the same, with the degrees of freedom of the population where groups are known', () => {
    const back = saved(slopes)
    const rows = [{ Days: 3, Subject: '308' }]
    for (const target of ['population', 'new-group'] as const)
      expect(predict(back, rows, { target }).upper[0]).toBeCloseTo(predict(slopes, rows, { target }).upper[0]!, 9)
    const known = predict(back, rows, { target: 'group' })
    expect(known.stdError[0]).toBeCloseTo(predict(slopes, rows, { target: 'group' }).stdError[0]!, 10)
    expect(known.df[0]).toBeCloseTo(17, 8)
    expect(known.diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "The degrees of freedom of 1 row are those of the population mean at the same row: those of a known group need the data of the fit.",
      ]
    `)
    const again = predict(back, rows, { target: 'group', trainingData: sleepstudy })
    expect(again.df[0]).toBeCloseTo(predict(slopes, rows, { target: 'group' }).df[0]!, 8)
  })

  it('of several effects in a row are those of the fit without its data', () => {
    const nested = fit('strength ~ 1 + (1 | batch / cask)', pastes)
    const both = fit('Reaction ~ Days + (1 | Subject) + (0 + Days | Subject)', sleepstudy)
    const cases = [
      [
        crossed,
        [
          { plate: 'a', sample: 'A' },
          { plate: 'z', sample: 'B' },
        ],
      ],
      [
        nested,
        [
          { batch: 'B', cask: 'c' },
          { batch: 'B', cask: 'new' },
        ],
      ],
      [both, [{ Days: 12, Subject: '308' }]],
    ] as const
    for (const [model, rows] of cases)
      for (const target of ['group', 'observation'] as const) {
        const whole = predict(model, rows, { target })
        predict(saved(model), rows, { target }).stdError.forEach((value, i) => {
          expect(value / whole.stdError[i]!).toBeCloseTo(1, 9)
        })
      }
    expect(groupCoefficients(saved(both), { levels: ['308'] })[1]!.stdError).toBeCloseTo(
      groupCoefficients(both, { levels: ['308'] })[1]!.stdError,
      9,
    )
    expect(save(restore(JSON.parse(JSON.stringify(save(nested))))).state).toEqual(save(nested).state)
  })

  it('of several effects that never met in a row need the data of the fit', () => {
    const apart = [...penicillin.diameter.keys()].filter((i) => i > 0)
    const column = (factor: typeof penicillin.plate): string[] => apart.map((i) => factor.levels[factor.codes[i]!]!)
    const data = {
      diameter: apart.map((i) => penicillin.diameter[i]!),
      plate: column(penicillin.plate),
      sample: column(penicillin.sample),
    }
    const crossed = fit('diameter ~ 1 + (1 | plate) + (1 | sample)', data)
    const back = saved(crossed)
    const rows = [{ plate: 'a', sample: 'A' }]
    expect(() => predict(back, rows, { target: 'group' })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: How the effects of (1 | plate) and (1 | sample) vary together is known from the data of the fit alone, and this model does not hold them.
      Pass the data of the fit: \`{ trainingData }\`, --training-data FILE of the command.]
    `)
    const { lower } = predict(back, rows, { target: 'group', trainingData: data })
    expect(lower[0]).toBeCloseTo(predict(crossed, rows, { target: 'group' }).lower[0]!, 10)
    const other = { ...data, diameter: data.diameter.map((value, i) => (i === 0 ? Number.NaN : value)) }
    expect(() => predict(back, rows, { target: 'group', trainingData: other })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: These are not the data of the fit: 142 rows can be used where the fit used 143.
      Pass the table that the model was fitted to, unchanged.]
    `)
  })

  it('refuse what is no choice', () => {
    const rows = [{ Days: 3, Subject: '308' }]
    const message = (options: object): string => {
      try {
        predict(slopes, rows, options)
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
      return 'nothing'
    }
    expect(
      [
        { target: 'mean' },
        { target: 'group', level: 95 },
        { scale: 'log' },
        { df: 'kr' },
        { newLevels: 'skip' },
        { newLevels: { plate: 'draw' } },
      ]
        .map(message)
        .join('\n\n'),
    ).toMatchInlineSnapshot(`
      "target cannot be mean.
      Choose population, group, new-group or observation.

      level cannot be 95.
      Choose 0 < level < 1.

      scale cannot be log.
      Choose model or response.

      df cannot be kr.
      Choose satterthwaite or asymptotic.

      newLevels cannot be skip.
      Choose draw, population or error.

      The model has no grouping factor called "plate".
      There is Subject."
    `)
  })
})

describe('Weights', () => {
  const w = Array.from({ length: 180 }, (_, i) => 1 + (i % 3))
  const weighted = { ...sleepstudy, w }

  it('divide the residual variance of a new observation; without the column it is that of weight 1, said', () => {
    const model = fit('Reaction ~ Days + (Days | Subject)', weighted, { weights: { column: 'w' } })
    const variance = (rows: object[]): number =>
      predict(model, rows as never, { target: 'observation' }).stdError[0]! ** 2 -
      predict(model, rows as never, { target: 'group' }).stdError[0]! ** 2
    expect(variance([{ Days: 1, Subject: '308', w: 4 }]) / model.sigma! ** 2).toBeCloseTo(0.25, 9)
    expect(variance([{ Days: 1, Subject: '308' }]) / model.sigma! ** 2).toBeCloseTo(1, 9)
    const { diagnostics } = predict(model, [{ Days: 1, Subject: '308' }], { target: 'observation' })
    expect(diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "The data have no column w: every new observation is taken to have weight 1, that is the residual variance sigma^2.",
      ]
    `)
    const zero = predict(model, [{ Days: 1, Subject: '308', w: 0 }], { target: 'observation' })
    expect([...zero.missing]).toEqual([0])
  })

  it('known variances are those of the rows, and needed', () => {
    const v = w.map((each) => 300 * each)
    const model = fit(
      'Reaction ~ Days + (Days | Subject)',
      { ...sleepstudy, v },
      { weights: { column: 'v', kind: 'known-variance' } },
    )
    const row = { Days: 1, Subject: '308' }
    const at = (target: 'group' | 'observation'): number =>
      predict(model, [{ ...row, v: 123 }], { target }).stdError[0]! ** 2
    expect(at('observation') - at('group')).toBeCloseTo(123, 8)
    expect(() => predict(model, [row], { target: 'observation' })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The variance of a new observation stands in the column v, which the data do not have.
      Add the column v, or predict the mean with the target 'group'.]
    `)
  })
})
