import { cases, checks, type FitCase, type ReferenceCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { summarize } from '../src/index.ts'
import { fitReference } from './fit-reference.ts'

const others = new Set(['gls', 'lme', 'glmmTMB'])
const hasResiduals = (reference: ReferenceCase): reference is FitCase => others.has(reference.type)

/** emmeans' degrees of freedom of gls models come from perturbed responses and are not to the digit. */
const held = new Set(['fit', 'satterthwaite', 'kenward-roger'])

const title = ({ lmm: { formula, residual, variance } }: FitCase): string =>
  [formula, residual, variance].filter((part) => part).join(', ')

describe('Every fit by nlme and glmmTMB is fitted here to its last digit', () => {
  it.each(cases(hasResiduals).map((reference) => [reference.case, title(reference), reference] as const))(
    '%s: %s',
    (_name, _title, reference) => {
      const model = fitReference(reference)
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
