import { readFileSync } from 'node:fs'
import { parseCsv } from '@lmm/readers/csv'
import { dataPath, type FitCase, modelOf, readCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { type DegreesOfFreedom, kenwardRoger, satterthwaite } from '../src/index.ts'
import { fit } from './fit.ts'

/** One factor and several, nested and crossed, weights, singular, `||`, sum contrasts, maximum likelihood; the rest are held by `lmm`. */
const names = [
  'assay_crossed',
  'cake_rankdef',
  'dyestuff2_singular',
  'igf_singular',
  'oats_split',
  'orthodont_sum_ml',
  'pastes_nested',
  'penicillin',
  'petrol_ancova',
  'sitka89',
  'sleepstudy_rs',
  'sleepstudy_uncorr',
  'sleepstudy_weights',
  'theoph_weights',
  'tvbo',
]

function fitted(reference: FitCase): ReturnType<typeof fit> {
  const { formula, criterion, weights, contrasts, factors } = modelOf(reference)
  const table = parseCsv(readFileSync(dataPath(reference), 'utf8'), { text: Object.keys(factors) })
  const columns = Object.fromEntries(
    Object.entries(factors).map(([name, { levels, ordered }]) => [
      name,
      { type: ordered ? 'ordered' : 'factor', levels } as const,
    ]),
  )
  return fit(formula, table, {
    criterion,
    contrasts,
    columns,
    ...(weights !== null && { weights: { column: weights } }),
  })
}

/** df and standard error of each coefficient. */
function coefficients(of: DegreesOfFreedom, p: number): { df: number; se: number }[] {
  return Array.from({ length: p }, (_, j) => {
    const { variance, df } = of.linear(Array.from({ length: p }, (_, i) => (i === j ? 1 : 0)))
    return { df, se: Math.sqrt(variance) }
  })
}

const rows = names.map((name) => [name, readCase(name) as FitCase] as const)

describe('Degrees of freedom of every coefficient are those of lmerTest and pbkrtest', () => {
  it.each(rows)(
    '%s',
    (_name, reference) => {
      const model = fitted(reference)
      const at = reference.fit.beta.names.map((name) =>
        model.names.findIndex((own) => own.replaceAll(' ', '') === name.replaceAll(' ', '')),
      )
      const { satterthwaite: sat, kenward_roger: kr } = reference
      const singular = reference.fit.isSingular
      if (sat && !singular) {
        const found = coefficients(satterthwaite.of(model), model.names.length)
        // lmerTest's Hessian is a difference quotient
        at.forEach((j, i) => {
          expect(Math.abs(found[j]!.df / sat.df[i]! - 1)).toBeLessThan(2e-4)
        })
      }
      if (kr) {
        const found = coefficients(kenwardRoger.of(model), model.names.length)
        at.forEach((j, i) => {
          expect(Math.abs(found[j]!.se / kr.se[i]! - 1)).toBeLessThan(singular ? 1e-2 : 1e-5)
          if (!singular) expect(Math.abs(found[j]!.df / kr.df[i]! - 1)).toBeLessThan(1e-4)
        })
      }
    },
    60_000,
  )
})
