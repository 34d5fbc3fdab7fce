import { describe, expect, it } from 'vitest'
import { lmm } from './command.ts'

const model = ['fit', 'dataset:sleepstudy', 'Reaction ~ Days + (1 | Subject)']

describe('an option whose time has not come', () => {
  it.each([['--influence'], ['--robust', 'CR2']])('%s is refused', async (...option) => {
    const { status, stdout, stderr } = await lmm([...model, ...option])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(`${option[0]} is not available in this version.`)
  })

  it('is refused with what works', async () => {
    expect((await lmm([...model, '--influence', '--json'])).stderr).toMatchInlineSnapshot(`
      "error: --influence is not available in this version.
      What works: --ml --weights --weights-kind --offset --contrast --schema --missing --na --encoding --relationship --residual --variance --df --level --anova --means --pairwise --adjust --r2 --profile --compare --refit --seed --random-effects --fitted --predict --code --apa --save --json --markdown --html --csv --digits --quiet --language.
      "
    `)
  })

  it('is refused before any data are read', async () => {
    const { stderr } = await lmm(['fit', 'nowhere.csv', 'y ~ x', '--influence'])
    expect(stderr).toContain('--influence is not available')
  })

  it('where other commands have it, is named', async () => {
    const { stderr } = await lmm(['describe', 'nowhere.csv', '--level', '0.9'])
    expect(stderr).toContain('--level is not available')
  })
})
