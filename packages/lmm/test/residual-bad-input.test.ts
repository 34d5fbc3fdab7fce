import type { CovarianceStructure } from '@lmm/covariance'
import { describe, expect, it } from 'vitest'
import { builtinStructures, lmm } from '../src/index.ts'
import { type Refused, refusals } from './refusal.ts'

const n = 48
const rows = Array.from({ length: n }, (_, i) => i)
const visit = rows.map((i) => i % 4)
const data = {
  y: rows.map((i) => 3 + (i % 4) + Math.sin(7 * i) + Math.cos(3 * Math.floor(i / 4))),
  id: rows.map((i) => `s${Math.floor(i / 4)}`),
  visit,
  half: visit.map((v) => v + 0.5),
  twice: visit.map((v, i) => (i === 5 ? 0 : v)),
  text: visit.map((v) => 'abcd'[v]!),
  time: rows.map((i) => i + 0.1 * (i % 3)),
}
const covariances: readonly Refused[] = [
  ['two rows of a subject at one visit', 'y ~ visit', data, { residual: 'us(twice | id)' }],
  ['all subjects as one group', 'y ~ visit', data, { residual: 'exp(visit | 1)' }],
  ['steps that are no whole numbers', 'y ~ visit', data, { residual: 'ar1(half | id)' }],
  ['coordinates that are text', 'y ~ visit', data, { residual: 'exp(text | id)' }],
  ['a random intercept beside compound symmetry', 'y ~ visit + (1 | id)', data, { residual: 'cs(visit | id)' }],
  [
    'a random slope beside an unstructured covariance',
    'y ~ visit + (0 + visit | id)',
    data,
    { residual: 'us(visit | id)' },
  ],
  ['standard deviations twice', 'y ~ visit', data, { residual: 'csh(visit | id)', variance: 'ident(text)' }],
  ['more parameters than rows', 'y ~ visit', data, { residual: 'us(time | id)' }],
  ['a structure that does not exist', 'y ~ visit', data, { residual: 'arr1(visit | id)' }],
  ['a reduced rank', 'y ~ visit', data, { residual: 'rr(visit | id, d = 1)' }],
  [
    'weights that count equal rows',
    'y ~ visit',
    data,
    { residual: 'ar1(visit | id)', weights: { column: 'half', kind: 'frequency' } },
  ],
]
const variances: readonly Refused[] = [
  ['a power of zero', 'y ~ visit', data, { variance: 'power(visit)' }],
  ['a power of a factor', 'y ~ visit', data, { variance: 'power(text)' }],
  ['a level for each row', 'y ~ visit', data, { variance: 'ident(time)' }],
  ['fitted values that do not vary', 'y ~ 1', data, { variance: 'power(fitted)' }],
  ['a function that does not exist', 'y ~ visit', data, { variance: 'pow(time)' }],
]

describe('Residuals that the data cannot carry are refused in words', () => {
  it('by their covariance', () => {
    expect(refusals(covariances)).toMatchInlineSnapshot(`
      "# two rows of a subject at one visit
      Rows 5 and 6 of id s1 stand at position 0: us cannot tell them apart.
      Keep one row for each position, add the coordinate that tells them apart, or take a structure with measurement error, such as exp(time | id, nugget = TRUE).

      # all subjects as one group
      Rows 1, 5, 9, 13, 17 and 7 more stand at position 0: exp cannot tell them apart.
      Keep one row for each position, add the coordinate that tells them apart, or take a structure with measurement error, such as exp(time | id, nugget = TRUE).

      # steps that are no whole numbers
      \`ar1\` counts steps between positions, and half holds 0.5, which is no whole number.
      For unequal times write \`car1(half | group)\`, or make half a factor of visits.

      # coordinates that are text
      \`exp\` measures distances, and text holds text: "a", "b", "c".
        exp(text | id)
        ^^^^^^^^^^^^^^
      Give a column of numbers, or choose a structure that needs only the order of the levels: \`ar1\`, \`toep\`, \`ad\`.

      # a random intercept beside compound symmetry
      The data cannot tell these parameters of the covariance apart: (Intercept), rho and sigma (residuals: cs).
      The residual structure can do what the random term does: leave one of them out.

      # a random slope beside an unstructured covariance
      The data cannot tell these parameters of the covariance apart: visit, 1, 2.1, 3.1, 2, 3.2 and 3 (residuals: us).
      The residual structure can do what the random term does: leave one of them out.

      # standard deviations twice
      The data cannot tell these parameters of the covariance apart: sd_0, sd_1, sd_2, sd_3, a, b, c and d (residuals: csh).
      Does the covariate vary, and is its effect not in the structure already? Leave the variance function out.

      # more parameters than rows
      us of the residuals has 1176 parameters, and there are 48 rows.
      Are the positions visits that subjects share? For times of their own choose a structure of distance, such as exp(time | id) or car1(time | id).

      # a structure that does not exist
      There is no covariance structure 'arr1'.
        arr1(visit | id)
        ^^^^
      Did you mean ar1, ar1h or car1?

      # a reduced rank
      There is no covariance structure 'rr'.
        rr(visit | id, d = 1)
        ^^
      Known structures are us, diag, identity, cs, csh, ar1, ar1h, car1, arma, toep, toeph, ad ... (20 in all).

      # weights that count equal rows
      Weights of kind frequency do not go with a covariance of the residuals: equal rows would be correlated.
      Repeat the rows themselves, or use precision weights."
    `)
  })
  it('by their variance function', () => {
    expect(refusals(variances)).toMatchInlineSnapshot(`
      "# a power of zero
      The variance function \`power\` gives no variance where visit is 0: rows 1, 5, 9 and 9 more.
      \`constPower(visit)\` allows 0, \`exp(visit)\` too; or move the origin, \`power(I(visit + 1))\`.

      # a power of a factor
      The variance function \`power\` needs a column of numbers, and text is a factor.
        power(text)
        ^^^^^^^^^^^
      Write \`ident(text)\` for one standard deviation a level.

      # a level for each row
      ident of the residuals has 48 parameters, and there are 48 rows.
      Join levels, or choose a variance function of a number, such as power(x).

      # fitted values that do not vary
      The data cannot tell these parameters of the covariance apart: power and sigma (residuals: power).
      Does the covariate vary, and is its effect not in the structure already? Leave the variance function out.

      # a function that does not exist
      There is no variance function 'pow'.
        pow(time)
        ^^^
      Did you mean power?"
    `)
  })
})

describe('What the search ran into is said', () => {
  it('a range that goes to zero', () => {
    const model = lmm(
      'y ~ visit',
      { ...data, y: rows.map((i) => (i % 2) - 0.4 * ((i * i) % 3)) },
      { residual: 'exp(visit | id)' },
    )
    expect(model.certificate.status).toBe('flat')
    expect(model.certificate.directions.map(({ say }) => say)).toMatchInlineSnapshot(`
      [
        "the criterion keeps falling as range of the residuals within id goes to zero",
      ]
    `)
  })
})

/** A structure of one parameter that writes its elements by a rule; the start of the parameter is 0.5 unless said. */
function rule(element: (i: number, j: number) => number, initial = 0.5): { structures: typeof builtinStructures } {
  const own: CovarianceStructure = {
    name: 'own',
    bind: () => ({
      parameters: [{ name: 'r', kind: 'correlation', initial, lower: -1, upper: 1 }],
      covariance(_theta, at, Sigma) {
        for (const [a, i] of at.entries()) for (const [b, j] of at.entries()) Sigma.set(a, b, element(i, j))
      },
    }),
  }
  return { structures: { ...builtinStructures, own: () => own } }
}
const fails = (): number => {
  throw new Error('no such place')
}
const residual = 'own(visit | id)'
const owns: readonly Refused[] = [
  ['that is not positive definite', 'y ~ visit', data, { residual, ...rule((i, j) => (i === j ? 1 : -0.9)) }],
  ['that is not symmetric', 'y ~ visit', data, { residual, ...rule((i, j) => (i === j ? 1 : i < j ? 0.1 : 0.3)) }],
  ['that is not finite', 'y ~ visit', data, { residual, ...rule((i, j) => (i === j ? 1 : Number.NaN)) }],
  ['that fails', 'y ~ visit', data, { residual, ...rule(fails) }],
  ['that starts outside its box', 'y ~ visit', data, { residual, ...rule((i, j) => (i === j ? 1 : 0), 2) }],
  [
    'of random effects that is not positive definite',
    'y ~ visit + own(0 + text | id)',
    data,
    rule((i, j) => (i === j ? 1 : -0.9)),
  ],
]
const starts: readonly Refused[] = [
  ['outside its box', 'y ~ visit', data, { residual: 'ar1(visit | id)', start: Float64Array.of(2) }],
  ['that is no number', 'y ~ visit', data, { residual: 'ar1(visit | id)', start: Float64Array.of(Number.NaN) }],
  ['of another length', 'y ~ visit', data, { residual: 'ar1(visit | id)', start: Float64Array.of(0.1, 0.2) }],
]

describe('A structure of the user is refused', () => {
  it('with its group, rows and values', () => {
    expect(refusals(owns)).toMatchInlineSnapshot(`
      "# that is not positive definite
      The matrix of own for rows 1, 2, 3 and 4 of id s0 is not positive definite over positions 0, 1, 2 and 3: its smallest eigenvalue is -1.7 (r = 0.5).
      A structure must give a covariance matrix at the start of its parameters; \`checkStructure\` of @lmm/covariance/testing tells where it does not.

      # that is not symmetric
      The matrix of own for rows 1, 2, 3 and 4 of id s0 is not symmetric at positions 1 and 0: 0.3, 0.1 (r = 0.5).
      A structure must give a covariance matrix at the start of its parameters; \`checkStructure\` of @lmm/covariance/testing tells where it does not.

      # that is not finite
      The matrix of own for rows 1, 2, 3 and 4 of id s0 has the element NaN at positions 1 and 0 (r = 0.5).
      A structure must give a covariance matrix at the start of its parameters; \`checkStructure\` of @lmm/covariance/testing tells where it does not.

      # that fails
      The structure own failed: no such place.
      \`checkStructure\` of @lmm/covariance/testing holds a structure of your own against the laws it must obey.

      # that starts outside its box
      The structure own starts its parameter r at 2, outside its box from -1 to 1.
      Let \`initial\` lie between \`lower\` and \`upper\`.

      # of random effects that is not positive definite
      The matrix of own is not positive definite over positions texta, textb, textc and textd: its smallest eigenvalue is -1.7 (r = 0.5).
      A structure must give a covariance matrix at the start of its parameters; \`checkStructure\` of @lmm/covariance/testing tells where it does not."
    `)
  })
})

describe('A start is refused', () => {
  it('with the parameter', () => {
    expect(refusals(starts)).toMatchInlineSnapshot(`
      "# outside its box
      The start of rho is 2, outside its box from -1 to 1.
      Give a number inside the box, or leave the start out.

      # that is no number
      The start of rho is NaN, outside its box from -1 to 1.
      Give a number inside the box, or leave the start out.

      # of another length
      The start has 2 numbers, and the model has 1 covariance parameter: rho.
      Give one number for each, as \`theta\` of a fitted model has them."
    `)
  })
})

describe('More rows than a dense covariance can hold are refused', () => {
  it('with what joins them', () => {
    const many = Array.from({ length: 6500 }, (_, i) => ({
      y: Math.sin(i),
      s: `s${i % 90}`,
      d: `d${i % 77}`,
      x: 1 + (i % 9),
    }))
    expect(
      refusals([
        ['one group', 'y ~ 1', many.map((row, i) => ({ ...row, i })), { residual: 'exp(i | 1)' }],
        [
          'crossed effects',
          'y ~ 1 + (1 | d)',
          many.map((row, i) => ({ ...row, i, half: i % 2 === 0 ? 'a' : 'b' })),
          { residual: 'exp(i | half)' },
        ],
      ]),
    ).toMatchInlineSnapshot(`
      "# one group
      6500 rows hang together through the residuals (exp), and their covariance is a dense matrix, of at most 6000 rows.
      Give the residuals smaller groups, or fit a part of the rows.

      # crossed effects
      6500 rows hang together through the levels of d and the residuals (exp), and their covariance is a dense matrix, of at most 6000 rows.
      Give the residuals smaller groups, or fit a part of the rows."
    `)
  })
})
