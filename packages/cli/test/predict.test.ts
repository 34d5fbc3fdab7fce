import { describe, expect, it } from 'vitest'
import { directoryWith, lmm } from './command.ts'

const model = ['dataset:sleepstudy', 'Reaction ~ Days + (Days | Subject)']
const directory = directoryWith({
  'new.json': '[{"Days": 0, "Subject": "308"}, {"Days": null, "Subject": "308"}, {"Days": 12, "Subject": "new"}]',
})

describe('lmm predict', () => {
  it('predicts new rows', async () => {
    const { status, stdout } = await lmm(['predict', ...model, 'new.json'], { directory })
    expect(status).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "Linear mixed-effects model fitted by restricted maximum likelihood (REML)
        Reaction ~ Days + (Days | Subject)
        180 rows; 18 levels of Subject.

      Predictions
        row  population  conditional
          1       251.4        253.7
          2
          3       377.0        377.0

      Notes
        - 1 row cannot be predicted for missing values: row 2.
        - Level new of Subject is not in the fit: 1 row is predicted by the mean of the population alone.
      "
    `)
  })

  it('predicts the rows of the data: these are the fitted values', async () => {
    const predicted = JSON.parse((await lmm(['predict', ...model, '--json'])).stdout).predictions
    const { fitted, populationFitted } = JSON.parse((await lmm(['fit', ...model, '--json', '--fitted'])).stdout)
    expect(predicted.conditional).toEqual(fitted)
    expect(predicted.population).toEqual(populationFitted)
  })

  it('--json has null where a row lacks a value', async () => {
    const { predictions } = JSON.parse((await lmm(['predict', ...model, 'new.json', '--json'], { directory })).stdout)
    expect(predictions.missing).toEqual([1])
    expect(predictions.conditional[1]).toBeNull()
  })

  it('--csv is a table in full precision', async () => {
    const { stdout } = await lmm(['predict', ...model, 'new.json', '--csv'], { directory })
    expect(stdout).toMatch(/^row,population,conditional\n1,251\.405\d+,253\.66\d+\n2,,\n3,/)
  })

  it('says which column the new data lack', async () => {
    const without = directoryWith({ 'new.json': '[{"Subject": "308"}]' })
    const { status, stderr } = await lmm(['predict', ...model, 'new.json'], { directory: without })
    expect(status).toBe(1)
    expect(stderr).toContain('Days')
  })
})
