import { readFileSync } from 'node:fs'
import { parseCsv } from '@lmm/readers/csv'
import { checks, dataPath, modelOf, readCase } from '@lmm/reference'
import { expect, it } from 'vitest'
import { lmm, summarize } from '../src/index.ts'

it('sim_cross_1e5: 1e5 rows, 6000 x 3000 crossed levels, is fitted as by lme4', () => {
  const reference = readCase('sim_cross_1e5')
  const { formula, criterion, factors } = modelOf(reference)
  const table = parseCsv(readFileSync(dataPath(reference), 'utf8'), { text: Object.keys(factors) })
  const columns = Object.fromEntries(
    Object.entries(factors).map(([name, { levels }]) => [name, { type: 'factor' as const, levels }]),
  )
  const model = lmm(formula, table, { criterion, columns })
  const failed = checks(reference)
    .filter(({ name }) => name === 'fit')
    .flatMap((check) => check.compare(summarize(model, check.request)))
    .filter(({ ok }) => !ok)
  expect(failed).toEqual([])
}, 300_000)
