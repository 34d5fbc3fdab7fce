import { cases, type FitCase, type ReferenceCase, readCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { groupCoefficients, predict, type RandomEffect, randomEffects } from '../../src/index.ts'
import { referenceFit, referenceTable } from '../reference-fit.ts'

const hasErrors = (reference: ReferenceCase): reference is FitCase & Required<Pick<FitCase, 'pev' | 'ranef'>> =>
  reference.type === 'lmer' && reference.pev !== undefined && reference.ranef !== undefined

/** `pev` comes from the dense V of the fit in R: sd of b_hat - b with beta estimated, term by term, levels slowest. */
describe('Prediction errors of random effects and of fitted values are those of the dense definition', () => {
  it.each(cases(hasErrors).map((reference) => [reference.case, reference.lmm.formula, reference] as const))(
    '%s: %s',
    (_name, _formula, reference) => {
      const model = referenceFit(reference)
      const expected = [...reference.pev.blup_pev_sd]
      // lme4 puts terms with more levels first, and (x || g) is one term a column
      const blocks = [...model.random.keys()]
        .sort((a, b) => model.random[b]!.levels.length - model.random[a]!.levels.length || a - b)
        .flatMap((k) => {
          const { terms, structure } = model.random[k]!
          const columns = [...terms.keys()]
          return structure === 'diag' ? columns.map((i) => ({ k, columns: [i] })) : [{ k, columns }]
        })
      const effects = new Map(randomEffects(model).map((row) => [key(row), row.predictionError]))
      for (const { k, columns } of blocks) {
        const { group, terms, G } = model.random[k]!
        for (const level of levelsOf(reference.ranef, group))
          for (const i of columns) {
            const found = effects.get(key({ group, level, term: terms[i]! }))!
            const scale = Math.max(G.get(i, i), 1e-12)
            expect(Math.abs(found ** 2 - expected.shift()! ** 2) / scale).toBeLessThan(1e-6)
          }
      }
      expect(expected).toEqual([])
      const table = referenceTable(reference)
      for (const target of ['population', 'group'] as const) {
        const { stdError } = predict(model, table, { target, df: 'asymptotic' })
        const known = reference.pev[target === 'group' ? 'se_fitted_conditional' : 'se_fitted_population']
        const worst = Array.from(model.rows!.rows, (row, i) => Math.abs(stdError[row]! / known[i]! - 1))
        expect(Math.max(...worst)).toBeLessThan(2e-6)
      }
    },
  )
})

const key = ({ group, level, term }: Pick<RandomEffect, 'group' | 'level' | 'term'>): string =>
  [group, level, term].join('\n')

/** Levels in the order of R, which calls the group `b:a` where ours is `a:b`. */
function levelsOf(ranef: NonNullable<FitCase['ranef']>, group: string): readonly string[] {
  const same = ranef[group]
  if (same) return same.levels
  const turned = ranef[group.split(':').reverse().join(':')]!
  return turned.levels.map((level) => level.split(':').reverse().join(':'))
}

describe('Coefficients of groups', () => {
  const reference = readCase('sleepstudy_rs')
  if (!hasErrors(reference)) throw new Error('no errors')
  const model = referenceFit(reference)

  it('are beta + b with the standard error of the fitted value that they are', () => {
    // Days = 0 is the first row of each subject: its fitted value is the intercept of the subject
    groupCoefficients(model, { term: '(Intercept)' }).forEach(({ estimate, stdError }, i) => {
      expect(estimate).toBeCloseTo(reference.fitted![10 * i]!, 6)
      expect(stdError / reference.pev.se_fitted_conditional[10 * i]!).toBeCloseTo(1, 6)
    })
  })

  it('hold the fixed effects that do not vary, and random columns that have no fixed effect', () => {
    const crossed = referenceFit(readCase('sitka89') as FitCase)
    const terms = groupCoefficients(crossed, { levels: [crossed.random[0]!.levels[0]!] }).map(({ term }) => term)
    expect(terms).toEqual([...crossed.names, 'Time2'])
  })
})
