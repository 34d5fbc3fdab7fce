import { machines } from '@lmm/datasets/machines'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { type EdgeCase, edgeCases } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { type FittedModel, LmmError, lmm, render } from '../src/index.ts'
import type { RandomTermFit } from '../src/reml.ts'
import { column, edgeData, holes, sleepstudyWhere, weight } from './edge-data.ts'

const all = edgeCases()
const named = (name: string): EdgeCase => all.find((one) => one.case === name)!

function fitHere({ case: name, formula }: EdgeCase): FittedModel | LmmError {
  const { data, options } = edgeData[name]!
  try {
    return lmm(formula, data, options)
  } catch (error) {
    if (error instanceof LmmError) return error
    throw error
  }
}

function model(name: string): FittedModel {
  const fit = fitHere(named(name))
  if (fit instanceof LmmError) throw fit
  return fit
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

function lme4Says({ error, warnings, messages, theta }: EdgeCase): string {
  if (error !== null) return 'refuses'
  const words = [
    ...(warnings.length > 0 ? [count(warnings.length, 'warning')] : []),
    ...messages.map((text) => (text.includes('rank deficient') ? 'drops a column' : 'boundary')),
  ]
  return [`fits ${theta!.length}`, ...words].join(', ')
}

function hereSays(fit: FittedModel | LmmError): string {
  if (fit instanceof LmmError) return `refuses: ${fit.diagnostic.code}`
  return [`fits ${fit.theta.length}`, ...fit.diagnostics.map(({ code }) => code)].join(', ')
}

const situation = (one: EdgeCase): string => one.situation.split(':')[0]!

/** The formula, what lme4 says, and what a user reads here. */
function said(name: string): string {
  const { formula, error, warnings, messages } = named(name)
  const fit = fitHere(named(name))
  const lme4 = error !== null ? [error] : ['(fits)', ...warnings, ...messages].map((text) => text.split('\n')[0])
  const here = fit instanceof LmmError ? [fit.message] : ['(fits)', ...fit.diagnostics.map((note) => render(note))]
  return [formula, '--- lme4', ...lme4, '--- here', ...here].join('\n')
}

it('The 22 situations at a glance, with the number of covariance parameters fitted', () => {
  const table = all.map((one) => [situation(one), lme4Says(one), hereSays(fitHere(one))])
  expect(pipes([['situation', 'lme4', 'here'], ...table])).toMatchInlineSnapshot(`
    "situation                                           | lme4                        | here
    grouping factor with as many levels as observations | refuses                     | refuses: design/one-row-per-level
    grouping factor with a single level                 | refuses                     | refuses: design/one-level-group
    grouping factor with two levels                     | fits 1                      | fits 1
    36 random effects, 36 observations                  | refuses                     | refuses: design/too-many-random-effects
    54 random effects, 54 observations                  | refuses                     | refuses: design/too-many-random-effects
    variable not in data                                | refuses                     | refuses: formula/unknown-column
    no random effects term                              | refuses                     | fits 0
    constant column aliased with the intercept          | fits 1, drops a column      | fits 1, design/aliased
    collinear predictor                                 | fits 1, drops a column      | fits 1, design/aliased
    constant response                                   | fits 1, 2 warnings          | refuses: design/constant-response
    response exactly linear, zero residual              | fits 1, 2 warnings          | refuses: reml/perfect-fit
    predictor on a scale of 1e6                         | fits 3, 1 warning, boundary | fits 3
    predictor on a scale of 1e-6                        | fits 3, 3 warnings          | fits 3
    NA in grouping factor                               | fits 1                      | fits 1, design/rows-dropped
    infinite response                                   | refuses                     | refuses: design/infinite
    a negative prior weight                             | refuses                     | refuses: design/negative-weight
    a zero prior weight                                 | fits 1                      | fits 1, design/zero-weights
    character grouping variable                         | fits 1                      | fits 1
    numeric grouping variable                           | fits 1                      | fits 1
    grouping factor with unused levels                  | fits 1                      | fits 1, design/unused-levels
    || with a factor                                    | fits 7                      | fits 3
    all responses missing                               | refuses                     | refuses: design/no-rows"
  `)
})

describe('Where lme4 errs or warns, the whole of what is said here', () => {
  it('grouping factor with as many levels as observations', () => {
    expect(said('one_obs_per_level')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | row)
      --- lme4
      number of levels of each grouping factor must be < number of observations (problems: row)
      --- here
      The grouping factor row of (1 | row) has 180 levels for 180 rows: its effects cannot be told from the residuals.
      Group by a column whose levels have several rows each. One row a level can be fitted with known variances (meta-analysis) or a known relationship among the levels."
    `)
  })

  it('grouping factor with a single level', () => {
    expect(said('one_level')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | one)
      --- lme4
      grouping factors must have > 1 sampled level
      --- here
      The grouping factor one of (1 | one) has only the level "a".
      The variance between groups needs at least two groups, better five or more: remove the term, or group by another column."
    `)
  })

  it('36 random effects, 36 observations', () => {
    expect(said('q_ge_n')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (Days | Subject)
      --- lme4
      number of observations (=36) <= number of random effects (=36) for term (Days | Subject); the random-effects parameters and the residual variance (or scale parameter) are probably unidentifiable
      --- here
      (1 + Days | Subject) has 36 random effects (18 levels x 2 columns) for 36 rows: their variances cannot be told from the residual's.
      Take columns out of the term, or uncorrelate it with ||; the number of random effects must be below the number of rows."
    `)
  })

  it('54 random effects, 54 observations', () => {
    expect(said('three_slopes_q_gt_n')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (Days + I(Days^2) | Subject)
      --- lme4
      number of observations (=54) <= number of random effects (=54) for term (Days + I(Days^2) | Subject); the random-effects parameters and the residual variance (or scale parameter) are probably unidentifiable
      --- here
      (1 + Days + I(Days^2) | Subject) has 54 random effects (18 levels x 3 columns) for 54 rows: their variances cannot be told from the residual's.
      Take columns out of the term, or uncorrelate it with ||; the number of random effects must be below the number of rows."
    `)
  })

  it('variable not in data', () => {
    expect(said('missing_variable')).toMatchInlineSnapshot(`
      "Reaction ~ Dayz + (1 | Subject)
      --- lme4
      object 'Dayz' not found
      --- here
      The data have no column 'Dayz'.
        Reaction ~ Dayz + (1 | Subject)
                   ^^^^
      Did you mean Days?"
    `)
  })

  it('no random effects term', () => {
    expect(said('no_random')).toMatchInlineSnapshot(`
      "Reaction ~ Days
      --- lme4
      No random effects terms specified in formula
      --- here
      (fits)"
    `)
  })

  it('constant column aliased with the intercept', () => {
    expect(said('constant_predictor')).toMatchInlineSnapshot(`
      "Reaction ~ Days + k + (1 | Subject)
      --- lme4
      (fits)
      fixed-effect model matrix is rank deficient so dropping 1 column / coefficient
      --- here
      (fits)
      k is determined by the columns before it and left out.
      Some combinations of levels do not occur, or one variable can be computed from others; what is left describes the same fit."
    `)
  })

  it('collinear predictor', () => {
    expect(said('duplicate_predictor')).toMatchInlineSnapshot(`
      "Reaction ~ Days + D2 + (1 | Subject)
      --- lme4
      (fits)
      fixed-effect model matrix is rank deficient so dropping 1 column / coefficient
      --- here
      (fits)
      D2 is determined by the columns before it and left out.
      Some combinations of levels do not occur, or one variable can be computed from others; what is left describes the same fit."
    `)
  })

  it('constant response', () => {
    expect(said('constant_response')).toMatchInlineSnapshot(`
      "k ~ Days + (1 | Subject)
      --- lme4
      (fits)
      unable to evaluate scaled gradient
      Problem with Hessian check (infinite or missing values?)
      --- here
      The response k is 5 in all 180 rows used: there is nothing to explain.
      Check the column, and which rows were left out."
    `)
  })

  it('response exactly linear, zero residual', () => {
    expect(said('perfect_fit')).toMatchInlineSnapshot(`
      "yy ~ Days + (1 | Subject)
      --- lme4
      (fits)
      Model failed to converge with max|grad| = 2.62687 (tol = 0.002, component 1)
      Model is nearly unidentifiable: very large eigenvalue
      --- here
      The fixed effects reproduce yy exactly: no variance is left to divide between groups and residual.
      Look for a predictor that is the response in disguise, or for a response computed from the predictors."
    `)
  })

  it('predictor on a scale of 1e6', () => {
    expect(said('big_scale')).toMatchInlineSnapshot(`
      "Reaction ~ big + (big | Subject)
      --- lme4
      (fits)
      Some predictor variables are on very different scales: consider rescaling
      boundary (singular) fit: see help('isSingular')
      --- here
      (fits)"
    `)
  })

  it('predictor on a scale of 1e-6', () => {
    expect(said('tiny_scale')).toMatchInlineSnapshot(`
      "Reaction ~ sm + (sm | Subject)
      --- lme4
      (fits)
      Some predictor variables are on very different scales: consider rescaling
      unable to evaluate scaled gradient
      Model failed to converge: degenerate  Hessian with 1 negative eigenvalues
      --- here
      (fits)"
    `)
  })

  it('infinite response', () => {
    expect(said('inf_response')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | Subject)
      --- lme4
      NA/NaN/Inf in 'y'
      --- here
      Column Reaction is infinite in row 8.
      Replace infinite values by the numbers they stand for, or by null to leave the rows out."
    `)
  })

  it('a negative prior weight', () => {
    expect(said('negative_weights')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | Subject)
      --- lme4
      all(weights >= 0) is not TRUE
      --- here
      The weight w is negative (-1) in row 5.
      Weights are precisions (1 / variance) or counts, never negative; a weight of zero leaves a row out."
    `)
  })

  it('all responses missing', () => {
    expect(said('all_na')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | Subject)
      --- lme4
      0 (non-NA) cases
      --- here
      No row of 180 is left: 180 lack a value (first missing: Reaction 180).
      Check the columns, and whether missing values were read as such."
    `)
  })
})

describe('Where lme4 is silent, what is said here', () => {
  it('grouping factor with two levels', () => {
    expect(said('two_levels')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | two)
      --- lme4
      (fits)
      --- here
      (fits)"
    `)
  })

  it('NA in grouping factor', () => {
    expect(said('na_in_group')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | Subject)
      --- lme4
      (fits)
      --- here
      (fits)
      4 rows of 180 left out for missing values (first missing: Subject 4)."
    `)
  })

  it('a zero prior weight', () => {
    expect(said('zero_weights')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | Subject)
      --- lme4
      (fits)
      --- here
      (fits)
      4 rows left out because the weight w is zero."
    `)
  })

  it('character grouping variable', () => {
    expect(said('character_group')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | Subject)
      --- lme4
      (fits)
      --- here
      (fits)"
    `)
  })

  it('numeric grouping variable', () => {
    expect(said('numeric_group')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | Subject)
      --- lme4
      (fits)
      --- here
      (fits)"
    `)
  })

  it('grouping factor with unused levels', () => {
    expect(said('empty_levels')).toMatchInlineSnapshot(`
      "Reaction ~ Days + (1 | Subject)
      --- lme4
      (fits)
      --- here
      (fits)
      No row used has the levels "333", "334", "335", "337", "349", "350", "351", "352", "369", "370" and 2 more of Subject: left out."
    `)
  })

  it('|| with a factor', () => {
    expect(said('double_bar_factor')).toMatchInlineSnapshot(`
      "score ~ Machine + (Machine || Worker)
      --- lme4
      (fits)
      --- here
      (fits)"
    `)
  })
})

describe('Where lme4 fits, the estimates here are as good or better', () => {
  const same = [
    'two_levels',
    'constant_predictor',
    'duplicate_predictor',
    'character_group',
    'numeric_group',
    'empty_levels',
  ]
  it.each(same.map((name) => [situation(named(name)), name]))('%s: beta and theta of lme4', (_situation, name) => {
    const { beta, theta } = named(name)
    const fit = model(name)
    expect(fit.names).toEqual(beta!.names)
    expect(distance(fit, beta!.values)).toBeLessThan(1e-6)
    expect(Math.abs(thetaOf(fit) / theta![0]! - 1)).toBeLessThan(1e-6)
    expect(fit.certificate.status).toBe('optimal')
  })

  // REMLcrit of lme4 1.1-31 at its theta, for the columns as given
  const scales = [
    ['big_scale', 1e6, 1812.2327698],
    ['tiny_scale', 1e-6, 1733.9306365],
  ] as const
  it.each(scales.map((one) => [situation(named(one[0])), ...one] as const))(
    '%s: the fit is that of plain Days, and lme4 stops above it',
    (_situation, name, factor, lme4) => {
      const fit = model(name)
      const plain = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
      expect(distance(fit, named(name).beta!.values)).toBeLessThan(1e-6)
      expect(distance(fit, [plain.beta[0]!, plain.beta[1]! / factor])).toBeLessThan(1e-8)
      expect(Math.abs(fit.sigma! / plain.sigma! - 1)).toBeLessThan(1e-8)
      const G = plain.random[0]!.G
      const expected = [G.get(0, 0), G.get(0, 1) / factor, G.get(1, 0) / factor, G.get(1, 1) / factor ** 2]
      fit.random[0]!.G.to1DArray().forEach((value, at) => {
        expect(Math.abs(value / expected[at]! - 1)).toBeLessThan(1e-6)
      })
      // REML refers to the user's columns: log|X'V^-1 X| has moved by 2 log factor
      const optimum = plain.criterion + 2 * Math.log(factor)
      expect(Math.abs(fit.criterion - optimum)).toBeLessThan(1e-8)
      expect(lme4 - optimum).toBeGreaterThan(10)
      expect(fit.certificate.status).toBe('optimal')
    },
  )

  it('no random effects term: least squares', () => {
    const fit = model('no_random')
    // coef(summary(lm(Reaction ~ Days, sleepstudy))), sigma and logLik(, REML = TRUE) of R 4.2.2
    const lm = { beta: [251.40510484848488, 10.46728595959596], se: [6.6101540442875768, 1.2381952980498192] }
    fit.beta.forEach((value, j) => {
      expect(Math.abs(value / lm.beta[j]! - 1)).toBeLessThan(1e-12)
      expect(Math.abs(Math.sqrt(fit.vcov.get(j, j)) / lm.se[j]! - 1)).toBeLessThan(1e-12)
    })
    expect(Math.abs(fit.sigma! / 47.714719743778545 - 1)).toBeLessThan(1e-12)
    expect(Math.abs(fit.logLik / -946.83183173605448 - 1)).toBeLessThan(1e-12)
    expect(fit.random).toEqual([])
  })

  it('NA in grouping factor: the fit of the rows that have a group', () => {
    const whole = lmm(
      'Reaction ~ Days + (1 | Subject)',
      sleepstudyWhere((row) => !holes.includes(row)),
    )
    sameFit(model('na_in_group'), whole)
    expect(model('na_in_group').dropped).toEqual({ count: holes.length, byColumn: [{ column: 'Subject', count: 4 }] })
  })

  it('a zero prior weight: the fit of the rows that have weight', () => {
    const kept = column((row) => row).filter((row) => !holes.includes(row))
    const data = { ...sleepstudyWhere((row) => !holes.includes(row)), w: kept.map(weight) }
    sameFit(model('zero_weights'), lmm('Reaction ~ Days + (1 | Subject)', data, { weights: { column: 'w' } }))
  })

  it('|| with a factor: uncorrelated here as written, where lme4 keeps the columns of a factor correlated', () => {
    const { beta, theta } = named('double_bar_factor')
    const fit = model('double_bar_factor')
    const [{ terms, G }] = fit.random as [RandomTermFit]
    expect(terms).toEqual(['(Intercept)', 'MachineB', 'MachineC'])
    expect(fit.theta).toHaveLength(3)
    for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) if (i !== j) expect(G.get(i, j)).toBe(0)
    // balanced: beta does not depend on the covariance
    expect(distance(fit, beta!.values)).toBeLessThan(1e-6)

    // What lme4 fits, (1 | Worker) + (0 + Machine | Worker), has a parameter too many: only the sum of the two is determined
    const correlated = lmm('score ~ Machine + (0 + Machine | Worker)', machines)
    const [alone, aa, ba, ca, bb, cb, cc] = theta as [number, number, number, number, number, number, number]
    const Lambda = [[aa], [ba, bb], [ca, cb, cc]]
    const here = correlated.random[0]!.G
    Lambda.forEach((row, i) => {
      for (let j = 0; j <= i; j++) {
        const product = Lambda[j]!.reduce((sum, value, k) => sum + value * row[k]!, 0)
        const there = (alone ** 2 + product) * correlated.sigma! ** 2
        // lme4's search ends at its default tolerance
        expect(Math.abs(there - here.get(i, j)) / Math.sqrt(here.get(i, i) * here.get(j, j))).toBeLessThan(1e-4)
      }
    })
    expect(correlated.criterion).toBeLessThan(fit.criterion)
  })
})

/** Largest distance of beta from other estimates, in standard errors. */
function distance(fit: FittedModel, beta: readonly number[]): number {
  expect(fit.beta).toHaveLength(beta.length)
  return Math.max(...beta.map((value, j) => Math.abs(fit.beta[j]! - value) / Math.sqrt(fit.vcov.get(j, j))))
}

/** lme4's theta of a model with one random intercept. */
function thetaOf({ random, sigma }: FittedModel): number {
  return Math.sqrt(random[0]!.G.get(0, 0)) / sigma!
}

function sameFit(fit: FittedModel, other: FittedModel): void {
  expect(fit.n).toBe(other.n)
  expect(distance(fit, [...other.beta])).toBeLessThan(1e-10)
  expect(Math.abs(fit.criterion - other.criterion)).toBeLessThan(1e-9)
  expect(Math.abs(thetaOf(fit) / thetaOf(other) - 1)).toBeLessThan(1e-8)
}

function pipes(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, j) => Math.max(...rows.map((row) => row[j]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, j) => cell.padEnd(widths[j]!))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n')
}
