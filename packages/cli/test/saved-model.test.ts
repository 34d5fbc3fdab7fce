import { describe, expect, it } from 'vitest'
import { complaints, directoryWith, lmm } from './command.ts'

const fit = ['dataset:sleepstudy', 'Reaction ~ Days + (Days | Subject)']
const directory = directoryWith({
  'new.csv': 'Days,Subject\n0,308\n,308\n12,new\n',
  'past.csv': 'Days,Subject,Reaction\n0,new,300\n1,new,340\n',
  'nested.csv': [
    'y,batch,cask',
    ...Array.from(
      { length: 24 },
      (_, i) => `${60 + ((i * 7) % 5) + 3 * (i % 6)},${'AB'[i % 2]},${['01', '02', 'x'][i % 3]}`,
    ),
  ].join('\n'),
  'cell.csv': 'batch,cask\nA,01\n',
})
const here = { directory }
const json = async (argv: readonly string[]) => JSON.parse((await lmm([...argv, '--json'], here)).stdout)

await lmm(['fit', ...fit, '--save', 'model.json', '--quiet'], here)
await lmm(['fit', 'nested.csv', 'y ~ 1 + (1 | batch/cask)', '--save', 'nested.json', '--quiet'], here)

describe('A saved model', () => {
  it('predicts what the fit predicts, to the last bit', async () => {
    const whole = await json(['predict', ...fit, 'new.csv'])
    const saved = await json(['predict', 'model.json', 'new.csv'])
    expect(saved.predictions).toEqual(whole.predictions)
    expect(saved.predictions.conditional[1]).toBeNull()
  })

  it('has intervals, and the degrees of freedom of the fit when it is given the data', async () => {
    const targets = ['--target', 'group', '--target', 'observation']
    const whole = (await json(['predict', ...fit, 'new.csv', ...targets])).predictions.intervals
    const saved = (await json(['predict', 'model.json', 'new.csv', ...targets])).predictions.intervals
    const given = ['--training-data', 'dataset:sleepstudy']
    const again = (await json(['predict', 'model.json', 'new.csv', ...targets, ...given])).predictions.intervals
    for (const k of [0, 1]) {
      expect(saved[k].stdError[0]).toBeCloseTo(whole[k].stdError[0], 9)
      expect(again[k].lower[0]).toBeCloseTo(whole[k].lower[0], 7)
    }
  })

  it('takes the past of groups', async () => {
    const argv = ['new.csv', '--target', 'observation', '--past', 'past.csv']
    const whole = (await json(['predict', ...fit, ...argv])).predictions.intervals[0]
    const saved = (await json(['predict', 'model.json', ...argv])).predictions.intervals[0]
    expect(saved.estimate[2]).toBeCloseTo(whole.estimate[2], 9)
    expect(saved.upper[2]).toBeCloseTo(whole.upper[2], 7)
  })

  it('reads levels as texts where they were texts: 01 is not 1', async () => {
    const { predictions, notes } = await json(['predict', 'nested.json', 'cell.csv'])
    expect(predictions.conditional[0]).not.toBe(predictions.population[0])
    expect(notes.map(({ code }: { code: string }) => code)).not.toContain('prediction/new-levels')
  })

  it('draws responses', async () => {
    const argv = ['new.csv', '--count', '3', '--seed', '5']
    const whole = await lmm(['simulate', ...fit, ...argv], here)
    const saved = await lmm(['simulate', 'model.json', ...argv], here)
    expect(saved.status).toBe(0)
    expect(saved.stdout).toBe(whole.stdout)
  })

  it('needs rows, and takes no options of a fit', async () => {
    const runs = [
      ['predict', 'model.json'],
      ['simulate', 'model.json', 'new.csv', 'more.csv'],
      ['predict', 'model.json', 'new.csv', '--ml'],
      ['predict', ...fit, 'new.csv', '--target', 'group', '--training-data', 'nested.csv'],
      ['predict', 'nested.csv'],
    ]
    expect(await complaints(2, runs, here)).toMatchInlineSnapshot(`
      "
      $ lmm predict model.json
      error: lmm predict needs NEWDATA.
      Usage: lmm predict DATA FORMULA [NEWDATA] [OPTIONS], or MODEL.json NEWDATA [OPTIONS]. See lmm predict --help for examples.

      $ lmm simulate model.json new.csv more.csv
      error: lmm simulate has no use for the argument more.csv.
      A formula with spaces must stand in quotes. Usage: lmm simulate DATA FORMULA [NEWDATA] [OPTIONS], or MODEL.json NEWDATA [OPTIONS].

      $ lmm predict model.json new.csv --ml
      error: --ml says how to fit a model, and that of model.json is fitted.
      Leave --ml out, or give the data and the formula in place of the saved model.

      $ lmm predict dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" new.csv --target group --training-data nested.csv
      error: --training-data says nothing without MODEL.json.
      Give MODEL.json too.

      $ lmm predict nested.csv
      error: lmm predict needs FORMULA.
      Usage: lmm predict DATA FORMULA [NEWDATA] [OPTIONS], or MODEL.json NEWDATA [OPTIONS]. See lmm predict --help for examples.
      "
    `)
  })

  it('has intervals of groups in nested factors', async () => {
    const argv = ['cell.csv', '--target', 'group', '--target', 'observation']
    const whole = (await json(['predict', 'nested.csv', 'y ~ 1 + (1 | batch/cask)', ...argv])).predictions.intervals
    const saved = (await json(['predict', 'nested.json', ...argv])).predictions.intervals
    for (const k of [0, 1]) expect(saved[k].stdError[0]).toBeCloseTo(whole[k].stdError[0], 9)
  })
})

describe('More rows of a table', () => {
  it('are read as texts where its column is text', async () => {
    const mixed = directoryWith({
      'data.csv': 'y,g\n1,01\n2,01\n3,02\n5,02\n4,x\n6,x\n',
      'new.csv': 'g\n01\n2\n',
    })
    const argv = ['predict', 'data.csv', 'y ~ 1 + (1 | g)', 'new.csv', '--json']
    const { notes } = JSON.parse((await lmm(argv, { directory: mixed })).stdout)
    expect(notes.map(({ message }: { message: string }) => message)).toContainEqual(
      expect.stringContaining('Level 2 of g'),
    )
  })
})
