import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataPath, modelOf, readCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { lmm } from '../test/command.ts'

const has = (library: string): boolean =>
  spawnSync('Rscript', ['-e', `library(${library})`], { stdio: 'ignore' }).status === 0
const installed = new Map(['lme4', 'nlme', 'mmrm'].map((library) => [library, has(library)]))

/** Reference cases, and the package that their code is for. */
const cases: readonly (readonly [string, 'lme4' | 'nlme' | 'mmrm'])[] = [
  ['sleepstudy_rs', 'lme4'],
  ['sleepstudy_weights', 'lme4'],
  ['sleepstudy_uncorr', 'lme4'],
  ['sleepstudy_offset', 'lme4'],
  ['sleepstudy_poly', 'lme4'],
  ['cake_sum', 'lme4'],
  ['penicillin', 'lme4'],
  ['pastes_nested', 'lme4'],
  ['dyestuff_ml', 'lme4'],
  ['nlme_orthodont_varident', 'nlme'],
  ['nlme_orthodont_symm', 'nlme'],
  ['nlme_bodyweight_exp_power', 'nlme'],
  ['nlme_bodyweight_exp_nugget', 'nlme'],
  ['nlme_bodyweight_car1', 'nlme'],
  ['nlme_ovary_arma11_gls', 'nlme'],
  ['nlme_ovary_lme_ar1', 'nlme'],
  ['nlme_oats_pdcs', 'nlme'],
  ['nlme_dialyzer_varpower', 'nlme'],
  ['nlme_sleepstudy_ar1_ri', 'nlme'],
  ['mmrm_orthodont_missing', 'mmrm'],
]

describe('R code of a model gives the criterion of the model', () => {
  it.each(cases)('%s, by %s', async (name, library) => {
    const reference = readCase(name)
    const { formula, criterion, residual, variance, weights, contrasts, factors } = modelOf(reference)
    const folder = mkdtempSync(join(tmpdir(), 'lmm-code-'))
    const schema = Object.fromEntries(
      Object.entries(factors).map(([column, { levels, ordered }]) => [
        column,
        { type: ordered ? 'ordered' : 'factor', levels },
      ]),
    )
    writeFileSync(join(folder, 'schema.json'), JSON.stringify(schema))
    const argv = [
      ...['fit', dataPath(reference), formula, '--schema', join(folder, 'schema.json')],
      ...(criterion === 'ML' ? ['--ml'] : []),
      ...(residual ? ['--residual', residual] : []),
      ...(variance ? ['--variance', variance] : []),
      ...(weights ? ['--weights', weights] : []),
      ...Object.entries(contrasts).flatMap(([factor, contrast]) => ['--contrast', `${factor}=${contrast}`]),
    ]
    const code = await lmm([...argv, '--code', 'r'])
    expect(code.stderr).toBe('')
    expect(code.stdout).toContain(`library(${library})`)
    if (!installed.get(library)) return
    const { deviance } = JSON.parse((await lmm([...argv, '--json'])).stdout) as { deviance: number }
    const file = join(folder, 'model.R')
    writeFileSync(file, `options(digits = 15)\n${code.stdout.replace('summary(fit)\n', '')}`)
    const run = spawnSync('Rscript', [file], { encoding: 'utf8', cwd: folder })
    expect(run.status, run.stderr).toBe(0)
    const printed = Number(run.stdout.trim().split(/\s+/).at(-1))
    expect(Math.abs(printed - deviance), `${printed} ${deviance}\n${code.stdout}`).toBeLessThan(
      1e-5 * Math.max(1, Math.abs(deviance)),
    )
  })
})
