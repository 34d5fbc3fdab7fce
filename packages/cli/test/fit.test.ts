import { checks, readCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { directoryWith, lmm } from './command.ts'

const model = ['fit', 'dataset:sleepstudy', 'Reaction ~ Days + (Days | Subject)']

describe('lmm fit', () => {
  it('reports a model', async () => {
    const { status, stdout, stderr } = await lmm(model)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatchInlineSnapshot(`
      "Linear mixed-effects model fitted by restricted maximum likelihood (REML)
        Reaction ~ Days + (Days | Subject)
        180 rows; 18 levels of Subject.

      Random effects
        group     term         variance    sd  95 % from    to  correlation
        Subject   (Intercept)       612  24.7       15.6  39.3
                  Days               35   5.9        3.9   9.0         0.07
        residual                    655  25.6       22.8  28.7

      Fixed effects
        term         estimate  std. error  95 % from     to    df      t        p
        (Intercept)     251.4         6.8      237.0  265.8  17.0  36.84  1.2e-17
        Days             10.5         1.5        7.2   13.7  17.0   6.77  3.3e-6

        Degrees of freedom by Satterthwaite's method.

      Fit
        REML criterion  log-likelihood      AIC      BIC  parameters
               1743.63         -871.81  1755.63  1774.79           6

      Optimum
        This is an optimum: the curvature is positive in every direction, and one more Newton step would
        lower the criterion by less than 1e-12.
      "
    `)
  })

  it('--json prints one JSON document that agrees with lme4', async () => {
    const { status, stdout, stderr } = await lmm([...model, '--json', '--random-effects', '--fitted'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const [check] = checks(readCase('sleepstudy_rs'))
    expect(check!.compare(JSON.parse(stdout)).filter(({ ok }) => !ok)).toEqual([])
  })

  it('--json says how long the stages took', async () => {
    const { timing } = JSON.parse((await lmm([...model, '--json'])).stdout)
    expect(Object.keys(timing)).toEqual(['read', 'design', 'fit', 'inference'])
    for (const time of Object.values(timing)) expect(time).toBeGreaterThanOrEqual(0)
  })

  it('--ml maximises the likelihood', async () => {
    const { stdout } = await lmm([...model, '--ml', '--json', '--random-effects', '--fitted'])
    const [check] = checks(readCase('sleepstudy_rs_ml'))
    expect(check!.compare(JSON.parse(stdout)).filter(({ ok }) => !ok)).toEqual([])
  })

  it('--markdown prints Markdown', async () => {
    const { stdout } = await lmm([...model, '--markdown'])
    expect(stdout).toMatch(/^# Linear mixed-effects model/)
    expect(stdout).toContain('| Days | 10.5 | 1.5 | 7.2 | 13.7 | 17.0 | 6.77 | 3.3e-6 |')
  })

  it('--csv prints a table, and notes on standard error unless quiet', async () => {
    const rows = [1, 2, 1.5, 3, 3.3, 5, null].map((y, i) => ({ y, g: 'abc'[Math.min(2, i >> 1)] }))
    const directory = directoryWith({ 'table.json': JSON.stringify(rows) })
    const fit = ['fit', 'table.json', 'y ~ 1 + (1 | g)', '--csv']
    const { status, stdout, stderr } = await lmm(fit, { directory })
    expect(status).toBe(0)
    expect(stdout).toMatch(/^part,group,level,term,estimate/)
    expect(stderr).toMatchInlineSnapshot(`
      "note: 1 row of 7 left out for missing values (first missing: y 1).
      "
    `)
    expect((await lmm([...fit, '--quiet'], { directory })).stderr).toBe('')
  })

  it('speaks Chinese', async () => {
    const { stdout } = await lmm([...model, '--language', 'zh'])
    expect(stdout).toContain('固定效应')
    expect(stdout).not.toMatch(/Random|Fixed/)
  })

  it('--predict adds predictions for the rows of a table', async () => {
    const directory = directoryWith({ 'new.json': '[{"Days": 0, "Subject": "308"}, {"Days": 0, "Subject": "new"}]' })
    const { stdout } = await lmm([...model, '--predict', 'new.json', '--json'], { directory })
    const { predictions, fixed } = JSON.parse(stdout)
    expect(predictions.population[0]).toBe(predictions.population[1])
    expect(predictions.population[0]).toBeCloseTo(fixed[0].estimate, 9)
    expect(predictions.conditional[1]).toBe(predictions.population[1])
    expect(predictions.conditional[0]).not.toBe(predictions.population[0])
  })

  it('weighs rows and adds an offset', async () => {
    const rows = [1, 2, 1.5, 3, 3.3, 5].map((y, i) => ({ y, w: 1 + i, o: i / 10, g: 'abc'[i >> 1] }))
    const directory = directoryWith({ 'table.json': JSON.stringify(rows) })
    const fit = ['fit', 'table.json', 'y ~ 1 + (1 | g)', '--json', '--weights', 'w', '--offset', 'o']
    const { weights, offset, n } = JSON.parse((await lmm(fit, { directory })).stdout)
    expect({ weights, offset, n }).toEqual({ weights: { column: 'w', kind: 'precision' }, offset: 'o', n: 6 })
    const counted = JSON.parse((await lmm([...fit, '--weights-kind', 'frequency'], { directory })).stdout)
    expect(counted.weights.kind).toBe('frequency')
  })

  it('--missing error refuses rows with missing values', async () => {
    const directory = directoryWith({ 'table.json': '[{"y": 1}, {"y": null}, {"y": 2}, {"y": 4}]' })
    const { status, stdout, stderr } = await lmm(['fit', 'table.json', 'y ~ 1', '--missing', 'error'], { directory })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatchInlineSnapshot(`
      "error: 1 row of 4 lack a value (first missing: y 1).
      Fill them in, or allow rows with missing values to be left out: missing = omit.
      "
    `)
  })
})
