import { describe, expect, it } from 'vitest'
import { directoryWith, lmm } from './command.ts'

describe('lmm datasets', () => {
  it('lists the data sets with a story each', async () => {
    const { status, stdout } = await lmm(['datasets'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/\n {2}sleepstudy +180 {2}Mean reaction time/)
  })

  it('describes one', async () => {
    const { stdout } = await lmm(['datasets', 'dyestuff2'])
    expect(stdout).toMatchInlineSnapshot(`
      "dyestuff2: Simulated yield of dyestuff, with no variance between batches
        Six simulated batches of five, made so that the mean square between batches is below that within:
        a singular fit.

        column  meaning          unit
        Batch   batch
        Yield   simulated yield

      A model for it
        lmm fit dataset:dyestuff2 "Yield ~ 1 + (1 | Batch)"

      Sources
        - Box GEP, Tiao GC (1973). Bayesian Inference in Statistical Analysis. Addison-Wesley, Reading MA,
          section 5.1.2.
        - as distributed with the R package lme4, GPL (>= 2)
      "
    `)
  })

  it('writes one as CSV', async () => {
    const { stdout } = await lmm(['datasets', 'dyestuff2', '--csv'])
    expect(stdout.split('\n').slice(0, 3)).toEqual(['Batch,Yield', 'A,7.298', 'A,3.846'])
    expect(stdout.split('\n')).toHaveLength(32)
  })

  it('are JSON too', async () => {
    expect(JSON.parse((await lmm(['datasets', '--json'])).stdout).datasets[0].name).toBe('sleepstudy')
    expect(JSON.parse((await lmm(['datasets', 'rail', '--json'])).stdout).rows).toBe(18)
  })

  it('are found by the nearest name', async () => {
    const { status, stderr } = await lmm(['datasets', 'peniciline'])
    expect(status).toBe(1)
    expect(stderr).toContain('Did you mean penicillin?')
  })
})

describe('lmm describe', () => {
  it('shows the columns of a table', async () => {
    expect((await lmm(['describe', 'dataset:machines'])).stdout).toMatchInlineSnapshot(`
      "dataset:machines: 54 rows, 3 columns
        column   type            levels  missing  smallest  largest
        Worker   ordered factor       6        0
        Machine  factor               3        0
        score    number                        0        43     72.1
      "
    `)
  })

  it('counts missing values', async () => {
    const directory = directoryWith({ 'table.json': '[{"y": 1.5, "g": "a"}, {"y": null, "g": "b"}, {"y": 2}]' })
    const { stdout } = await lmm(['describe', 'table.json', '--csv'], { directory })
    expect(stdout).toBe('column,type,levels,missing,min,max,infinite\ny,number,,1,1.5,2,0\ng,text,2,1,,,0\n')
  })

  it('shows what a formula expands to', async () => {
    const { stdout } = await lmm(['describe', 'dataset:machines', 'score ~ Machine + (Machine | Worker)'])
    expect(stdout).toMatchInlineSnapshot(`
      "score ~ Machine + (Machine | Worker)
        Response score; 54 rows used.

      Columns of the fixed effects
        column
        (Intercept)
        MachineB
        MachineC

      Random effects
        group   levels  structure  columns                          effects
        Worker       6  us         (Intercept), MachineB, MachineC       18
      "
    `)
  })

  it('is JSON too', async () => {
    const { stdout } = await lmm(['describe', 'dataset:machines', 'score ~ Machine + (1 | Worker)', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      response: 'score',
      rows: 54,
      fixed: { columns: ['(Intercept)', 'MachineB', 'MachineC'], aliased: [] },
      random: [{ group: 'Worker', levels: 6, columns: ['(Intercept)'] }],
    })
  })
})
