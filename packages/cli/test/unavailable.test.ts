import { describe, expect, it } from 'vitest'
import { lmm } from './command.ts'

const model = ['fit', 'dataset:sleepstudy', 'Reaction ~ Days + (1 | Subject)']

describe('an option whose time has not come', () => {
  it.each([
    ['--df', 'satterthwaite'],
    ['--anova', 'III'],
    ['--means', 'Days'],
    ['--pairwise'],
    ['--adjust', 'tukey'],
    ['--profile'],
    ['--r2'],
    ['--influence'],
    ['--robust', 'CR2'],
    ['--compare', 'Reaction ~ 1 + (1 | Subject)'],
    ['--refit', 'no'],
    ['--seed', '1'],
  ])('%s is refused', async (...option) => {
    const { status, stdout, stderr } = await lmm([...model, ...option])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(`${option[0]} is not available in this version.`)
  })

  it('is refused with what works', async () => {
    expect((await lmm([...model, '--anova', 'III', '--json'])).stderr).toMatchInlineSnapshot(`
      "error: --anova is not available in this version.
      What works: --ml --weights --weights-kind --offset --contrast --schema --missing --na --relationship --residual --variance --level --random-effects --fitted --predict --save --json --markdown --csv --digits --quiet --language.
      "
    `)
  })

  it('is refused before any data are read', async () => {
    const { stderr } = await lmm(['fit', 'nowhere.csv', 'y ~ x', '--r2'])
    expect(stderr).toContain('--r2 is not available')
  })

  it('--level is taken, and it is said that there are no intervals', async () => {
    const { status, stdout } = await lmm([...model, '--level', '0.9', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout).notes).toMatchObject([{ code: 'cli/level-without-intervals', data: { level: 0.9 } }])
  })
})
