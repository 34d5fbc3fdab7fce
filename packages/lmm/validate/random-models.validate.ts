import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseCsv } from '@lmm/readers/csv'
import { describe, expect, it } from 'vitest'
import { LmmError, lmm } from '../src/index.ts'

interface Result {
  readonly case: number
  readonly formula: string
  readonly reml: boolean
  readonly weighted: boolean
  readonly criterion?: number
  /** In standard deviations of the response. */
  readonly sigma?: number
  readonly beta?: Readonly<Record<string, number>>
  readonly error?: string
}

const folder = mkdtempSync(join(tmpdir(), 'lmm-random-'))
const script = fileURLToPath(new URL('random-models.R', import.meta.url))
const hasR = spawnSync('Rscript', ['-e', 'library(lme4); library(jsonlite)'], { stdio: 'ignore' }).status === 0
const results: Result[] = []
if (hasR) {
  const { status, stderr } = spawnSync('Rscript', [script, folder, '120'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  results.push(...JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')))
}

/** A residual standard deviation on its way to zero. */
const vanished = 1e-4

describe.skipIf(!hasR)('Random models on random data, beside lme4 with its best of three optimizers', () => {
  it.each(results.map((result) => [result.case, result.formula, result] as const))(
    '%i: %s',
    (name, formula, result) => {
      const table = parseCsv(readFileSync(join(folder, `${name}.csv`), 'utf8'), { text: ['f', 'g', 'h', 'sub'] })
      const options = {
        criterion: result.reml ? ('REML' as const) : ('ML' as const),
        ...(result.weighted && { weights: { column: 'w' } }),
      }
      if (result.criterion === undefined) {
        // what lme4 refuses is refused here, or fitted without harm
        try {
          expect(Number.isFinite(lmm(formula, table, options).criterion)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(LmmError)
        }
        return
      }
      const model = fitOrReason(() => lmm(formula, table, options))
      if (typeof model === 'string') {
        // a likelihood without a maximum: the residual variance goes to zero, and lme4 stops somewhere on the way
        expect(model).toBe('reml/zero-residual')
        return
      }
      // of such a likelihood an optimum of the usual kind may be found here
      if (result.sigma! > vanished) expect(model.criterion - result.criterion).toBeLessThan(1e-6)
      expect(model.certificate.status).not.toBe('not-converged')
    },
  )
})

function fitOrReason(fit: () => ReturnType<typeof lmm>): ReturnType<typeof lmm> | string {
  try {
    return fit()
  } catch (error) {
    if (error instanceof LmmError) return error.diagnostic.code
    throw error
  }
}
