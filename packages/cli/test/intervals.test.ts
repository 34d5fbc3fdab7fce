import { describe, expect, it } from 'vitest'
import { complaints, directoryWith, lmm } from './command.ts'

const model = ['dataset:sleepstudy', 'Reaction ~ Days + (Days | Subject)']
const directory = directoryWith({
  'new.json': '[{"Days": 0, "Subject": "308"}, {"Days": null, "Subject": "308"}, {"Days": 12, "Subject": "new"}]',
  'next.json': '[{"Days": 2, "Subject": "x"}]',
  'past.json': '[{"Days": 0, "Subject": "x", "Reaction": 300}, {"Days": 1, "Subject": "x", "Reaction": 340}]',
})

describe('lmm predict --target', () => {
  it('adds the limits of intervals', async () => {
    const { stdout } = await lmm(['predict', ...model, 'new.json', '--target', 'group', '--target', 'observation'], {
      directory,
    })
    expect(stdout).toMatchInlineSnapshot(`
      "Linear mixed-effects model fitted by restricted maximum likelihood (REML)
        Reaction ~ Days + (Days | Subject)
        180 rows; 18 levels of Subject.

      Predictions
        row  population  conditional  group, 95 % from     to  observation, 95 % from     to
          1       251.4        253.7             229.1  278.2                   197.6  309.7
          2
          3       377.0        377.0             208.0  546.0                   202.3  551.8

      Notes
        - 1 row cannot be predicted for missing values: row 2.
        - Level new of Subject is not in the fit: 1 row is predicted with the variance between groups,
          around the mean of the population.
      "
    `)
  })

  it('--json has estimates, standard errors, degrees of freedom and limits, null where a row lacks a value', async () => {
    const argv = ['predict', ...model, 'new.json', '--target', 'population', '--level', '0.9', '--json']
    const { predictions, notes } = JSON.parse((await lmm(argv, { directory })).stdout)
    const [population] = predictions.intervals
    expect(population).toMatchObject({ target: 'population', level: 0.9, scale: 'model' })
    expect(population.stdError[0]).toBeCloseTo(6.824557, 5)
    expect(population.df[0]).toBeCloseTo(17, 6)
    expect(population.lower[1]).toBeNull()
    expect(notes.map(({ code }: { code: string }) => code)).toContain('prediction/new-levels')
  })

  it('--csv has five columns for each interval', async () => {
    const { stdout } = await lmm(['predict', ...model, 'new.json', '--target', 'group', '--csv'], { directory })
    expect(stdout).toMatch(
      /^row,population,conditional,group\.estimate,group\.stdError,group\.df,group\.lower,group\.upper\n1,251\./,
    )
  })

  it('--new-levels is a policy for all factors, or for one', async () => {
    const crossed = [
      'predict',
      'dataset:penicillin',
      'diameter ~ 1 + (1 | plate) + (1 | sample)',
      'cell.json',
      '--json',
    ]
    const cell = directoryWith({ 'cell.json': '[{"plate": "new", "sample": "new"}]' })
    const error = async (...policies: string[]): Promise<number> => {
      const argv = [...crossed, '--target', 'group', ...policies.flatMap((policy) => ['--new-levels', policy])]
      const { stdout } = await lmm(argv, { directory: cell })
      return JSON.parse(stdout).predictions.intervals[0].stdError[0]
    }
    const [both, plate, none] = [await error('draw'), await error('sample=population'), await error('population')]
    expect(both).toBeGreaterThan(plate!)
    expect(plate).toBeGreaterThan(none!)
    expect(await error('population', 'plate=draw')).toBe(plate)
    const argv = [...crossed, '--new-levels', 'plate=error']
    expect((await lmm(argv, { directory: cell })).stderr).toContain('Level new of plate is not in the fit.')
  })

  it('takes the past of a group', async () => {
    const argv = ['predict', ...model, 'next.json', '--target', 'observation', '--past', 'past.json', '--json']
    const { predictions } = JSON.parse((await lmm(argv, { directory })).stdout)
    const [observation] = predictions.intervals
    expect(observation.estimate[0]).toBeGreaterThan(predictions.population[0])
  })

  it('takes a logarithm back', async () => {
    const log = ['dataset:sleepstudy', 'log(Reaction) ~ Days + (1 | Subject)', 'new.json']
    const argv = ['predict', ...log, '--target', 'group', '--scale', 'response', '--json']
    const { predictions } = JSON.parse((await lmm(argv, { directory })).stdout)
    expect(predictions.intervals[0].estimate[0]).toBeCloseTo(Math.exp(predictions.conditional[0]), 8)
  })

  it('refuses what is no choice, and new levels where these are errors', async () => {
    const runs = [
      ['predict', ...model, 'new.json', '--target', 'mean'],
      ['predict', ...model, 'new.json', '--new-levels', 'skip'],
    ]
    expect(await complaints(2, runs, { directory })).toMatchInlineSnapshot(`
      "
      $ lmm predict dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" new.json --target mean
      error: "mean" is no value for --target.
      Expected: population or group or new-group or observation.

      $ lmm predict dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" new.json --new-levels skip
      error: "skip" is no value for --new-levels.
      Expected: draw or population or error or FACTOR=POLICY.
      "
    `)
    expect(
      await complaints(1, [['predict', ...model, 'new.json', '--new-levels', 'error']], { directory }),
    ).toMatchInlineSnapshot(`
      "
      $ lmm predict dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" new.json --new-levels error
      error: Level new of Subject is not in the fit.
      Allow it with newLevels: { "Subject": 'draw' } (a group drawn from the population) or 'population'.
      "
    `)
  })
})

describe('lmm fit', () => {
  it('--predict --json has every interval', async () => {
    const { predictions } = JSON.parse(
      (await lmm(['fit', ...model, '--predict', 'new.json', '--json'], { directory })).stdout,
    )
    expect(predictions.intervals.map(({ target }: { target: string }) => target)).toEqual([
      'population',
      'group',
      'observation',
    ])
  })

  it('--random-effects --json has prediction variances beside the conditional ones', async () => {
    const { randomEffects } = JSON.parse((await lmm(['fit', ...model, '--random-effects', '--json'])).stdout)
    expect(Math.sqrt(randomEffects[0].predictionVariances[0][0][0])).toBeCloseTo(13.100205, 4)
    expect(randomEffects[0].predictionVariances[0][0][0]).toBeGreaterThan(randomEffects[0].variances[0][0][0])
  })
})
