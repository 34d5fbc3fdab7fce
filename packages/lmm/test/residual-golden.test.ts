import { readFileSync } from 'node:fs'
import { parseCsv } from '@lmm/readers/csv'
import { cases, checks, dataPath, type FitCase, modelOf, type ReferenceCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { type FittedModel, lmm, summarize } from '../src/index.ts'

const others = new Set(['gls', 'lme', 'glmmTMB'])
const hasResiduals = (reference: ReferenceCase): reference is FitCase => others.has(reference.type)

function fit(reference: FitCase): FittedModel {
  const { formula, criterion, residual, variance, weights, contrasts, factors } = modelOf(reference)
  const table = parseCsv(readFileSync(dataPath(reference), 'utf8'), { text: Object.keys(factors) })
  const columns = Object.fromEntries(
    Object.entries(factors).map(([name, { levels, ordered }]) => [
      name,
      { type: ordered ? 'ordered' : 'factor', levels } as const,
    ]),
  )
  return lmm(formula, table, {
    criterion,
    contrasts,
    columns,
    ...(residual !== null && { residual }),
    ...(variance !== null && { variance }),
    ...(weights !== null && { weights: { column: weights } }),
  })
}

/** emmeans' degrees of freedom of gls models come from perturbed responses and are not to the digit. */
const held = new Set(['fit', 'satterthwaite', 'kenward-roger'])

const title = ({ lmm: { formula, residual, variance } }: FitCase): string =>
  [formula, residual, variance].filter((part) => part).join(', ')

describe('Every fit by nlme and glmmTMB is fitted here to its last digit', () => {
  it.each(cases(hasResiduals).map((reference) => [reference.case, title(reference), reference] as const))(
    '%s: %s',
    (_name, _title, reference) => {
      const model = fit(reference)
      const failed = checks(reference)
        .filter(({ name }) => held.has(name))
        .flatMap((check) => check.compare(summarize(model, check.request)))
        .filter(({ ok }) => !ok)
      expect(failed).toEqual([])
      expect(model.certificate.status).toBe('optimal')
    },
    60_000,
  )
})
