import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { lmm } from '../src/index.ts'
import { column, sleepstudyWhere } from './edge-data.ts'
import { refusals } from './refusal.ts'

const plain = 'Reaction ~ Days + (1 | Subject)'
const withColumn = (name: string, cell: (row: number) => unknown): Map<string, unknown> =>
  new Map<string, unknown>([...Object.entries(sleepstudy), [name, column(cell)]])
const { Reaction, Days, Subject } = sleepstudy

describe('what is wrong in the data', () => {
  it('tables', () => {
    expect(
      refusals([
        ['null', plain, null],
        ['undefined', plain, undefined],
        ['a text', plain, 'Reaction,Days,Subject'],
        ['a number', plain, 5],
        ['a function', plain, () => sleepstudy],
        ['a typed array', plain, Reaction],
        ['rows that are no objects', plain, [1, 2, 3]],
        ['a column that is none', plain, { ...sleepstudy, Days: 5 }],
        ['columns of different lengths', 'Reaction ~ Days', { Reaction: [1, 2, 3], Days: [1, 2] }],
        ['two columns of one name', plain, [...Object.entries(sleepstudy), ['Days', Days]]],
        ['cells of different kinds', plain, withColumn('Days', (row) => (row === 9 ? '9 days' : row))],
        ['a cell that is an object', plain, withColumn('Days', (row) => (row === 9 ? {} : row))],
        ['codes beyond the levels', plain, { ...sleepstudy, Subject: { ...Subject, levels: Subject.levels.slice(1) } }],
        ['no rows', plain, { Reaction: [], Days: [], Subject: [] }],
      ]),
    ).toMatchInlineSnapshot(`
      "# null
      A table cannot be made from null.
      Pass columns by name ({ y: [1, 2], group: ["a", "b"] }), an array of row objects, or an Arrow table.

      # undefined
      A table cannot be made from undefined.
      Pass columns by name ({ y: [1, 2], group: ["a", "b"] }), an array of row objects, or an Arrow table.

      # a text
      A table cannot be made from text.
      Pass columns by name ({ y: [1, 2], group: ["a", "b"] }), an array of row objects, or an Arrow table.

      # a number
      A table cannot be made from a number.
      Pass columns by name ({ y: [1, 2], group: ["a", "b"] }), an array of row objects, or an Arrow table.

      # a function
      A table cannot be made from a function.
      Pass columns by name ({ y: [1, 2], group: ["a", "b"] }), an array of row objects, or an Arrow table.

      # a typed array
      A table cannot be made from an array.
      Pass columns by name ({ y: [1, 2], group: ["a", "b"] }), an array of row objects, or an Arrow table.

      # rows that are no objects
      The table's row 1 is a number, not an object with a value for each column.
      Rows are objects such as { y: 1.2, group: "a" }; for columns pass an object of arrays.

      # a column that is none
      Column Days is a number, not a column.
      A column is an array, a typed array, or { codes, levels } for a factor.

      # columns of different lengths
      Column Days has 2 rows, but Reaction has 3.
      All columns of a table have the same length.

      # two columns of one name
      There are two columns called Days.
      Rename one of them: a formula could mean either.

      # cells of different kinds
      Column Days holds a number at first, but text (9 days) in row 10.
      A column has cells of one kind; write null for missing values.

      # a cell that is an object
      Column Days holds an object in row 10.
      Cells are numbers, texts, true or false, dates, or null for missing.

      # codes beyond the levels
      The factor Subject has the code 17 in row 171, but only 17 levels.
      Codes are whole numbers from 0 to 16, or -1 for missing.

      # no rows
      The data have no rows.
      Check the columns, and whether missing values were read as such."
    `)
  })

  it('responses', () => {
    expect(
      refusals([
        ['text', 'name ~ Days + (1 | Subject)', withColumn('name', (row) => `r${row}`)],
        ['a factor', 'Subject ~ Days'],
        ['true or false', 'yes ~ Days + (1 | Subject)', withColumn('yes', (row) => row % 2 === 0)],
        ['constant', 'k ~ Days + (1 | Subject)', withColumn('k', () => 5)],
        ['reproduced by the fixed effects', 'yy ~ Days + (1 | Subject)', withColumn('yy', (row) => 3 + 2 * Days[row]!)],
        [
          'constant within groups',
          'yy ~ 1 + (1 | Subject)',
          withColumn('yy', (row) => 3 + ((Subject.codes[row]! * 7) % 5)),
        ],
        [
          'the same line in each group',
          'yy ~ Days + (Days | Subject)',
          withColumn('yy', (row) => (1 + (Subject.codes[row]! % 3)) * Days[row]! + Subject.codes[row]!),
        ],
        ['a number beyond all measure', plain, { ...sleepstudy, Reaction: Reaction.with(7, 1e300) }],
        ['one infinite value', plain, { ...sleepstudy, Reaction: Reaction.with(7, Number.POSITIVE_INFINITY) }],
        ['nothing else', plain, withColumn('Reaction', () => null)],
      ]),
    ).toMatchInlineSnapshot(`
      "# text
      The response name must be a number; it is text (such as "r0" and "r1").
      If it should hold numbers, look for cells that are not, such as "1,5" or "n/a".

      # a factor
      The response Subject must be a number; it is a factor (such as "308" and "309").
      If it should hold numbers, look for cells that are not, such as "1,5" or "n/a".

      # true or false
      The response yes must be a number; it is true or false.
      Write as.numeric(yes) to use 0 and 1; a linear model of a yes or no is rarely what is wanted.

      # constant
      The response k is 5 in all 180 rows used: there is nothing to explain.
      Check the column, and which rows were left out.

      # reproduced by the fixed effects
      The fixed effects reproduce yy exactly: no variance is left to divide between groups and residual.
      Look for a predictor that is the response in disguise, or for a response computed from the predictors.

      # constant within groups
      yy does not vary within Subject once the model is fitted: the residual variance is zero and the likelihood has no maximum.
      Fit one row per group without that random term, or check whether the response was averaged or copied within groups.

      # the same line in each group
      yy does not vary within Subject once the model is fitted: the residual variance is zero and the likelihood has no maximum.
      Fit one row per group without that random term, or check whether the response was averaged or copied within groups.

      # a number beyond all measure
      Reaction is 1e+300 in row 8, a size at which variances leave the range of double precision.
      Correct the cell, or measure the column in other units: sizes from 1e-75 to 1e75 can be computed with.

      # one infinite value
      Column Reaction is infinite in row 8.
      Replace infinite values by the numbers they stand for, or by null to leave the rows out.

      # nothing else
      No row of 180 is left: 180 lack a value (first missing: Reaction 180).
      Check the columns, and whether missing values were read as such."
    `)
  })

  it('predictors', () => {
    expect(
      refusals([
        ['infinite values', plain, { ...sleepstudy, Days: Days.map((day) => 1 / day) }],
        ['the logarithm of zero', 'Reaction ~ log(Days) + (1 | Subject)'],
        ['an expression without a value', 'Reaction ~ I(sqrt(Days - 5) * 2) + (1 | Subject)'],
        ['a factor of one level', 'Reaction ~ Days + site + (1 | Subject)', withColumn('site', () => 'here')],
        ['more coefficients than rows', 'y ~ a + b + c', { y: [1, 2, 4], a: [1, 0, 3], b: [2, 5, 1], c: [0, 2, 9] }],
        ['as many coefficients as rows', 'y ~ a', { y: [1, 2], a: [1, 0] }],
        ['no row without a missing value', 'Reaction ~ Days + m + (1 | Subject)', withColumn('m', () => null)],
        [
          'rows that lack one value each',
          'Reaction ~ a + b',
          withColumn('a', (row) => (row % 2 ? row : null)).set(
            'b',
            column((row) => (row % 2 ? null : row)),
          ),
        ],
        [
          'missing values that are not to be left out',
          plain,
          withColumn('Days', (row) => (row === 3 ? null : row % 10)),
          { missing: 'error' },
        ],
        [
          'numbers stated that are texts',
          plain,
          withColumn('Days', (row) => (row === 3 ? 'three' : `${row % 10}`)),
          { columns: { Days: { type: 'number' } } },
        ],
      ]),
    ).toMatchInlineSnapshot(`
      "# infinite values
      Column Days is infinite in row 1 and 17 more rows.
      Replace infinite values by the numbers they stand for, or by null to leave the rows out.

      # the logarithm of zero
      log(Days) is minus infinity in row 1 and 17 more rows, from 0.
      Change the expression so that it has a value there, or leave those rows out by making the cells missing.

      # an expression without a value
      sqrt(Days - 5) is not a number in row 1 and 89 more rows, from -5.
      Change the expression so that it has a value there, or leave those rows out by making the cells missing.

      # a factor of one level
      site has only the level "here" in the rows used.
      A factor needs two levels to have an effect: remove site from the formula, or check which rows were left out.

      # more coefficients than rows
      3 rows cannot estimate 4 fixed effects and a residual variance.
      Use fewer fixed effects, or more data.

      # as many coefficients as rows
      2 rows cannot estimate 2 fixed effects and a residual variance.
      Use fewer fixed effects, or more data.

      # no row without a missing value
      No row of 180 is left: 180 lack a value (first missing: m 180).
      Check the columns, and whether missing values were read as such.

      # rows that lack one value each
      No row of 180 is left: 180 lack a value (first missing: a 90 and b 90).
      Check the columns, and whether missing values were read as such.

      # missing values that are not to be left out
      1 row of 180 lack a value (first missing: Days 1).
      Fill them in, or allow rows with missing values to be left out: missing = omit.

      # numbers stated that are texts
      Column Days is read as numbers, but row 4 holds "three".
      Correct the cell, leave it empty for missing, or make the column a factor."
    `)
  })

  it('groups', () => {
    expect(
      refusals([
        ['one level', 'Reaction ~ Days + (1 | one)', withColumn('one', () => 'a')],
        ['a level a row', 'Reaction ~ Days + (1 | row)', withColumn('row', (row) => `r${row}`)],
        ['a level a row by nesting', 'Reaction ~ Days + (1 | Subject/Days)'],
        ['as many effects as rows', 'Reaction ~ Days + (Days | Subject)', sleepstudyWhere((row) => Days[row]! < 2)],
        ['no level', plain, withColumn('Subject', () => Number.NaN)],
        [
          'one level once rows are dropped',
          plain,
          { ...sleepstudy, Reaction: Reaction.map((y, row) => (row < 10 ? y : Number.NaN)) },
        ],
      ]),
    ).toMatchInlineSnapshot(`
      "# one level
      The grouping factor one of (1 | one) has only the level "a".
      The variance between groups needs at least two groups, better five or more: remove the term, or group by another column.

      # a level a row
      The grouping factor row of (1 | row) has 180 levels for 180 rows: its effects cannot be told from the residuals.
      Group by a column whose levels have several rows each. One row a level can be fitted with known variances (meta-analysis) or a known relationship among the levels.

      # a level a row by nesting
      The grouping factor Subject:Days of (1 | Subject:Days) has 180 levels for 180 rows: its effects cannot be told from the residuals.
      Group by a column whose levels have several rows each. One row a level can be fitted with known variances (meta-analysis) or a known relationship among the levels.

      # as many effects as rows
      (1 + Days | Subject) has 36 random effects (18 levels x 2 columns) for 36 rows: their variances cannot be told from the residual's.
      Take columns out of the term, or uncorrelate it with ||; the number of random effects must be below the number of rows.

      # no level
      No row of 180 is left: 180 lack a value (first missing: Subject 180).
      Check the columns, and whether missing values were read as such.

      # one level once rows are dropped
      The grouping factor Subject of (1 | Subject) has only the level "308".
      The variance between groups needs at least two groups, better five or more: remove the term, or group by another column."
    `)
  })

  it('options', () => {
    expect(
      refusals([
        ['a negative weight', plain, withColumn('w', (row) => (row ? 1 : -1)), { weights: { column: 'w' } }],
        [
          'an infinite weight',
          plain,
          withColumn('w', (row) => (row ? 1 : Number.POSITIVE_INFINITY)),
          { weights: { column: 'w' } },
        ],
        ['a weight of text', plain, withColumn('w', () => 'heavy'), { weights: { column: 'w' } }],
        ['weights that are not there', plain, sleepstudy, { weights: { column: 'w' } }],
        ['weights that are all zero', plain, withColumn('w', () => 0), { weights: { column: 'w' } }],
        [
          'a known variance of zero',
          plain,
          withColumn('v', (row) => row),
          { weights: { column: 'v', kind: 'known-variance' } },
        ],
        [
          'an unknown kind of weights',
          plain,
          withColumn('w', () => 1),
          { weights: { column: 'w', kind: 'survey' as 'precision' } },
        ],
        ['weights named alone', plain, sleepstudy, { weights: 'Days' as unknown as { column: string } }],
        ['weights without a column', plain, sleepstudy, { weights: { name: 'Days' } as unknown as { column: string } }],
        ['an unknown treatment of missing values', plain, sleepstudy, { missing: 'drop' as 'omit' }],
        ['an offset that is not there', plain, sleepstudy, { offset: 'day' }],
        ['an unknown criterion', plain, sleepstudy, { criterion: 'reml' as 'REML' }],
        ['an unknown coding', 'Reaction ~ Subject', sleepstudy, { contrasts: { Subject: 'sums' } }],
        ['a coding of a number', plain, sleepstudy, { contrasts: { Days: 'sum' } }],
      ]),
    ).toMatchInlineSnapshot(`
      "# a negative weight
      The weight w is negative (-1) in row 1.
      Weights are precisions (1 / variance) or counts, never negative; a weight of zero leaves a row out.

      # an infinite weight
      Column w is infinite in row 1.
      Replace infinite values by the numbers they stand for, or by null to leave the rows out.

      # a weight of text
      Column w is read as numbers, but row 1 holds "heavy".
      Correct the cell, leave it empty for missing, or make the column a factor.

      # weights that are not there
      The option weights names the column w, which the data do not have.
      Check the spelling; upper and lower case differ.

      # weights that are all zero
      No row of 180 is left: 180 have weight zero.
      Check the columns, and whether missing values were read as such.

      # a known variance of zero
      The known variance v is zero in row 1.
      A known variance is above zero. Weights of kind known-variance are variances, not precisions.

      # an unknown kind of weights
      There are no weights of kind survey.
      Kinds: precision, frequency and known-variance. Survey (sampling) weights are none of these.

      # weights named alone
      The option weights cannot be 'Days'.
      Write { column: 'name' }.

      # weights without a column
      The option weights cannot be { name }.
      Write { column: 'name' }.

      # an unknown treatment of missing values
      The option missing cannot be 'drop'.
      Write 'omit' or 'error'.

      # an offset that is not there
      The option offset names the column day, which the data do not have.
      Did you mean Days? Check the spelling; upper and lower case differ.

      # an unknown criterion
      There is no criterion called reml.
      Write REML or ML, in capitals.

      # an unknown coding
      There is no coding called sums, asked for Subject.
      Did you mean sum? Codings: treatment, sum, helmert, poly and successive.

      # a coding of a number
      A coding is given for Days, which is no factor of this model.
      The model has no factors. A column of numbers becomes one by factor(x) or a stated type."
    `)
  })
})

it('Known variances need no row to spare: the criterion is that of a normal density at its mean', () => {
  const data = { y: [1, 4], x: [0, 2], v: [0.25, 9] }
  const model = lmm('y ~ x', data, { criterion: 'ML', weights: { column: 'v', kind: 'known-variance' } })
  expect(model.beta[0]).toBeCloseTo(1, 12)
  expect(model.beta[1]).toBeCloseTo(1.5, 12)
  expect(model.criterion).toBeCloseTo(Math.log(2 * Math.PI * 0.25) + Math.log(2 * Math.PI * 9), 12)
  // Var(beta_1) = (0.25 + 9) / 2^2
  expect(model.vcov.get(1, 1)).toBeCloseTo(9.25 / 4, 12)
})
