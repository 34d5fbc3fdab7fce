import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { predict, randomEffects, updateGroup } from '../src/index.ts'
import { fit, saved } from './fit.ts'

const model = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)
const rowsOf = (subject: string, name: string): { Days: number; Reaction: number; Subject: string }[] =>
  Array.from({ length: 180 }, (_, i) => ({
    Days: sleepstudy.Days[i]!,
    Reaction: sleepstudy.Reaction[i]!,
    Subject: model.random[0]!.levels[model.rows!.random[0]!.codes[i]!]!,
  }))
    .filter(({ Subject }) => Subject === subject)
    .map((row) => ({ ...row, Subject: name }))

describe('A new group with the rows of a group of the fit', () => {
  const rows = rowsOf('308', 'twin')
  const update = updateGroup(model, rows)

  it('gets the modes and errors that the group has', () => {
    const known = randomEffects(model, { levels: ['308'] })
    update.effects.forEach((effect, i) => {
      expect(effect).toMatchObject({ group: 'Subject', level: 'twin', term: known[i]!.term })
      expect(effect.estimate).toBeCloseTo(known[i]!.estimate, 8)
      expect(effect.stdError).toBeCloseTo(known[i]!.stdError, 9)
      expect(effect.predictionError).toBeCloseTo(known[i]!.predictionError, 9)
    })
  })

  it.each(['group', 'observation'] as const)('is predicted with the interval of the group: %s', (target) => {
    const own = predict(model, [{ Days: 12, Subject: '308' }], { target })
    const twin = predict(model, [{ Days: 12, Subject: 'twin' }], { target, update })
    for (const name of ['estimate', 'stdError', 'df', 'lower', 'upper'] as const)
      expect(twin[name][0]! / own[name][0]!).toBeCloseTo(1, 9)
    expect(twin.diagnostics).toEqual([])
  })

  it('may come row by row', () => {
    let stepwise = updateGroup(model, [])
    for (const row of rows) stepwise = updateGroup(model, [row], { previous: stepwise })
    expect(stepwise.rows).toBe(10)
    expect(stepwise.belief).toEqual(update.belief)
  })

  it('is the same from a model without its data', () => {
    const back = saved(model)
    const again = updateGroup(back, rows)
    expect(again.effects).toEqual(update.effects)
    const { df } = predict(back, [{ Days: 12, Subject: 'twin' }], { target: 'group', update: again })
    expect(df[0]).toBeCloseTo(predict(model, [{ Days: 12, Subject: 'twin' }], { target: 'group', update }).df[0]!, 6)
  })
})

describe('Other updates', () => {
  it('without a grouping column are one new group', () => {
    const nameless = rowsOf('309', 'x').map(({ Days, Reaction }) => ({ Days, Reaction }))
    const update = updateGroup(model, nameless)
    const { estimate } = predict(model, [{ Days: 3 }], { target: 'group', update })
    expect(estimate[0]).toBeCloseTo(predict(model, [{ Days: 3, Subject: '309' }]).conditional[0]!, 8)
  })

  it('without any row know what is known of a new group', () => {
    const update = updateGroup(model, [{ Days: 0, Reaction: null, Subject: 'x' }])
    expect(update.rows).toBe(0)
    const drawn = predict(model, [{ Days: 3 }], { target: 'new-group' })
    const believed = predict(model, [{ Days: 3, Subject: 'x' }], { target: 'group', update })
    for (const name of ['estimate', 'stdError', 'df'] as const) expect(believed[name]).toEqual(drawn[name])
  })

  it('of a known group add to what the fit knows of it', () => {
    const update = updateGroup(model, [{ Days: 10, Reaction: 500, Subject: '308' }])
    const before = predict(model, [{ Days: 10, Subject: '308' }], { target: 'group' })
    const after = predict(model, [{ Days: 10, Subject: '308' }], { target: 'group', update })
    // one observation with error sigma^2 of a mean known to z'Dz, as the scalar formula has it
    const D = predict(model, [{ Days: 10, Subject: '308' }], { target: 'group', df: 'asymptotic' })
    expect(after.estimate[0]).toBeGreaterThan(before.estimate[0]!)
    expect(after.stdError[0]).toBeLessThan(D.stdError[0]!)
    const other = predict(model, [{ Days: 10, Subject: '309' }], { target: 'group', update })
    expect(other.stdError).toEqual(predict(model, [{ Days: 10, Subject: '309' }], { target: 'group' }).stdError)
  })

  it('of crossed factors are those of a fit with the rows added, when beta is known', () => {
    const crossed = fit('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)
    const rows = ['A', 'B', 'C'].map((sample, i) => ({ plate: 'new', sample, diameter: [27, 22, 25][i]! }))
    const update = updateGroup(crossed, rows)
    expect(update.levels.map(({ level }) => level)).toEqual(['new', 'A', 'B', 'C'])
    // dense: prior of [plate, A, B, C], observation by observation
    const D = priorOf(crossed)
    const left = rows.map(({ diameter, sample }) => {
      const { modes, levels } = crossed.random[1]!
      return diameter - crossed.beta[0]! - modes[levels.indexOf(sample)]!
    })
    const expected = posteriorMean(D, left, crossed.sigma! ** 2)
    expect(update.effects[0]!.estimate).toBeCloseTo(expected, 8)
  })

  it('say what is not known', () => {
    const crossed = fit('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)
    const update = updateGroup(crossed, [{ plate: 'new', sample: 'A', diameter: 27 }])
    expect(() =>
      predict(crossed, [{ plate: 'new', sample: 'B' }], { target: 'group', update }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: Level B of sample was not among the rows of the update, so that what is known of it beside the updated groups is not known.
      Give updateGroup a row with that level too; its response may be missing.]
    `)
    expect(() =>
      updateGroup(crossed, [{ plate: 'new', sample: 'B', diameter: 22 }], { previous: update }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: Level B of sample was not among the rows of the update, so that what is known of it beside the updated groups is not known.
      Give updateGroup a row with that level too; its response may be missing.]
    `)
    expect(() => predict(model, [{ Days: 1 }], { update })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: An update changes predictions of a target.
      Add the target: { target: 'group', update } or 'observation'.]
    `)
    expect(() => updateGroup(model, [{ Days: 1 }])).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The data have no column Reaction, which the model reads.
      New data need every column of the model except the response.]
    `)
  })
})

/** Covariance of the effects of samples A, B and C given the data, from the dense definition. */
function priorOf(crossed: ReturnType<typeof fit>): number[][] {
  const { rows, random, sigma } = crossed
  const n = rows!.n
  const [tauPlate, tauSample] = [random[0]!.G.get(0, 0), random[1]!.G.get(0, 0)]
  const [plates, samples] = [rows!.random[0]!.codes, rows!.random[1]!.codes]
  const V = Array.from({ length: n }, (_, i) =>
    Array.from(
      { length: n },
      (_, j) =>
        (i === j ? sigma! ** 2 : 0) +
        (plates[i] === plates[j] ? tauPlate : 0) +
        (samples[i] === samples[j] ? tauSample : 0),
    ),
  )
  const C = [0, 1, 2].map((s) => Array.from(samples, (code) => (code === s ? tauSample : 0)))
  const solved = C.map((row) => solveDense(V, row))
  const D = C.map((row, a) =>
    C.map((_, b) => (a === b ? tauSample : 0) - row.reduce((sum, value, i) => sum + value * solved[b]![i]!, 0)),
  )
  return [[tauPlate, 0, 0, 0], ...D.map((row) => [0, ...row])]
}

/** Mean of the first effect given three observations, effect 0 plus effect i each. */
function posteriorMean(D: number[][], left: number[], variance: number): number {
  const Z = [1, 2, 3].map((i) => [1, i === 1 ? 1 : 0, i === 2 ? 1 : 0, i === 3 ? 1 : 0])
  const covariance = (a: number[], b: number[]): number =>
    a.reduce((sum, x, i) => sum + x * b.reduce((inner, y, j) => inner + D[i]![j]! * y, 0), 0)
  const V = Z.map((a, i) => Z.map((b, j) => covariance(a, b) + (i === j ? variance : 0)))
  const weights = solveDense(V, left)
  return weights.reduce((sum, w, i) => sum + w * covariance([1, 0, 0, 0], Z[i]!), 0)
}

function solveDense(A: number[][], b: number[]): number[] {
  const n = b.length
  const M = A.map((row, i) => [...row, b[i]!])
  for (let k = 0; k < n; k++)
    for (let i = k + 1; i < n; i++) {
      const f = M[i]![k]! / M[k]![k]!
      for (let j = k; j <= n; j++) M[i]![j]! -= f * M[k]![j]!
    }
  const x = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    let sum = M[i]![n]!
    for (let j = i + 1; j < n; j++) sum -= M[i]![j]! * x[j]!
    x[i] = sum / M[i]![i]!
  }
  return x
}
