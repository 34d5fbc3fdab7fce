import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { fanning, impliedCovariance } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'

const slopes = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)

describe('The covariance that a model implies', () => {
  it('of a random line is tau_0^2 + (t_j + t_k) tau_01 + t_j t_k tau_1^2, with sigma^2 on the diagonal', () => {
    const times = [0, 2.5, 9]
    const { G } = slopes.random[0]!
    for (const model of [slopes, saved(slopes)]) {
      const { covariance, correlation, variances } = impliedCovariance(model, times)
      times.forEach((t, j) => {
        times.forEach((s, k) => {
          const expected = G.get(0, 0) + (t + s) * G.get(0, 1) + t * s * G.get(1, 1) + (j === k ? model.sigma! ** 2 : 0)
          expect(covariance.get(j, k) / expected).toBeCloseTo(1, 10)
          expect(correlation.get(j, k)).toBeCloseTo(expected / Math.sqrt(variances[j]! * variances[k]!), 8)
        })
      })
    }
  })

  it('of a random intercept is compound symmetry with the intraclass correlation', () => {
    const model = fit('Reaction ~ Days + (1 | Subject)', sleepstudy)
    const { correlation } = impliedCovariance(model, [{ Days: 0 }, { Days: 1 }, { Days: 5 }])
    const tau2 = model.random[0]!.G.get(0, 0)
    expect(correlation.get(0, 2)).toBeCloseTo(tau2 / (tau2 + model.sigma! ** 2), 10)
  })

  it('of rows that name their groups shares a factor where they share its level', () => {
    const crossed = fit('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)
    const [plate, sample] = crossed.random.map(({ G }) => G.get(0, 0))
    const rows = [
      { plate: 'a', sample: 'A' },
      { plate: 'a', sample: 'B' },
      { plate: 'b', sample: 'B' },
    ]
    const { covariance } = impliedCovariance(crossed, rows, { residual: false })
    expect(covariance.get(0, 1)).toBeCloseTo(plate!, 10)
    expect(covariance.get(1, 2)).toBeCloseTo(sample!, 10)
    expect(covariance.get(0, 2)).toBe(0)
    expect(covariance.get(0, 0)).toBeCloseTo(plate! + sample!, 10)
  })

  it('needs no column of the fixed part', () => {
    const arms = { ...sleepstudy, arm: Array.from({ length: 180 }, (_, i) => (i % 2 ? 'a' : 'b')) }
    const model = fit('Reaction ~ Days * arm + (Days | Subject)', arms)
    expect(impliedCovariance(model, [0, 1]).covariance.rows).toBe(2)
  })

  it('asks over which column where there are several', () => {
    const two = fit('Reaction ~ Days + x + (Days + x || Subject)', {
      ...sleepstudy,
      x: sleepstudy.Days.map((_, i) => Math.sin(i)),
    })
    expect(() => impliedCovariance(two, [0, 1])).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The random terms read Days and x: over which of them?
      Name it, { variable: "Days" }, and give the others values: { at }.]
    `)
    expect(() => impliedCovariance(two, [0, 1], { variable: 'y' })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The model has no column called "y".
      There are Days, x.]
    `)
    const at = impliedCovariance(two, [0, 3], { variable: 'Days', at: { x: 0 }, residual: false })
    const { G } = two.random[0]!
    expect(at.variances[1]).toBeCloseTo(G.get(0, 0) + 9 * G.get(1, 1), 8)
    const plain = fit('Reaction ~ Days + (1 | Subject)', sleepstudy)
    expect(() => impliedCovariance(plain, [0, 1])).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The random terms read no column: the variance between groups is the same everywhere.
      Pass rows in place of times.]
    `)
  })
})

describe('Fanning', () => {
  it('is read from the variance over the observed range, in words', () => {
    const { direction, minimum, atStart, atEnd, curve, explanation } = fanning(slopes)
    const { G } = slopes.random[0]!
    expect(direction).toBe('out')
    expect(minimum.at).toBeCloseTo(-G.get(0, 1) / G.get(1, 1), 6)
    expect(minimum.inside).toBe(false)
    expect(minimum.variance).toBeCloseTo(G.get(0, 0) - G.get(0, 1) ** 2 / G.get(1, 1), 6)
    expect([atStart, atEnd]).toEqual([curve.random[0], curve.random[100]])
    expect(atStart).toBeCloseTo(G.get(0, 0), 8)
    expect(curve.total![0]! - curve.random[0]!).toBeCloseTo(slopes.sigma! ** 2, 8)
    expect(explanation.message).toMatchInlineSnapshot(
      `"Trajectories fan out: from Days = 0 to 9 the standard deviation between groups of Subject goes from 24.7 to 60.2. It is smallest, 24.7, at Days = -0.274, before the observed range."`,
    )
  })

  it('does not depend on the origin', () => {
    const late = fit('Reaction ~ t + (t | Subject)', { ...sleepstudy, t: sleepstudy.Days.map((day) => day - 9) })
    expect(fanning(late).direction).toBe('out')
    expect(fanning(late).minimum.at + 9).toBeCloseTo(fanning(slopes).minimum.at, 4)
    const turned = fit('Reaction ~ t + (t | Subject)', { ...sleepstudy, t: sleepstudy.Days.map((day) => -day) })
    expect(fanning(turned)).toMatchObject({ direction: 'in' })
    expect(fanning(turned).explanation.message).toMatchInlineSnapshot(
      `"Trajectories fan in: from t = -9 to 0 the standard deviation between groups of Subject goes from 60.2 to 24.7. It is smallest, 24.7, at t = 0.274, after the observed range."`,
    )
  })

  it('may go in and out again, and is parallel without a random slope', () => {
    const { direction, minimum, explanation } = fanning(slopes, { range: [-6, 5] })
    expect(direction).toBe('in-then-out')
    expect(minimum.inside).toBe(true)
    expect(explanation.message).toMatchInlineSnapshot(
      `"Trajectories fan in, then out: from Days = -6 to 5 the standard deviation between groups of Subject goes from 41.9 to 39.8. It is smallest, 24.7, at Days = -0.274."`,
    )
    const parallel = fit('Reaction ~ Days + (1 | Subject)', sleepstudy)
    expect(() => fanning(parallel)).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The random terms read no column: the variance between groups is the same everywhere.
      Pass rows in place of times.]
    `)
  })

  it('of a curve has its minimum within the range', () => {
    const curve = fit('Reaction ~ Days + (0 + I((Days - 4)^2) | Subject)', sleepstudy)
    const { direction, minimum } = fanning(curve)
    expect(direction).toBe('in-then-out')
    expect(minimum.at).toBeCloseTo(4, 5)
  })

  it('knows the range of the column without the data of the fit', () => {
    expect(fanning(saved(slopes)).range).toEqual([0, 9])
  })

  it('needs a range where the fit saw its tables one after another', () => {
    const columns = slopes.schema.columns.map((column) => ({ ...column, range: undefined }))
    const streamed = { ...slopes, schema: { ...slopes.schema, columns } } as unknown as typeof slopes
    expect(() => fanning(streamed)).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: The model does not hold the data that would tell the range of Days.
      Pass it: { range: [from, to] }.]
    `)
  })

  it('refuses an empty range', () => {
    expect(() => fanning(slopes, { range: [3, 3] })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: range cannot be [3,3].
      Choose [from, to] with from < to.]
    `)
  })

  it('refuses rows that lack a value', () => {
    const rows = [{ Days: 1 }, { Days: null }]
    expect(() => impliedCovariance(slopes, rows)).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: impliedCovariance needs every value that the random terms read; 1 row lacks one: row 2.
      Leave these rows out, or fill in what they lack.]
    `)
  })
})
