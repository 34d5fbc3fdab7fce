import { readFileSync } from 'node:fs'
import { builtinStructures } from '@lmm/covariance'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { LmmError } from '@lmm/diagnostics'
import { parseCsv } from '@lmm/readers/csv'
import { dataPath, type FitCase, modelOf, readCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import {
  anova,
  coefficients,
  compareModels,
  describe as describeModel,
  type FittedModel,
  fitProducts,
  fitted,
  groupCoefficients,
  kenwardRoger,
  lmm,
  merge,
  populationFitted,
  predict,
  productsFromJSON,
  productsOf,
  productsToJSON,
  report,
  residuals,
  restore,
  rSquared,
  simulate,
  summarize,
  type Table,
  update,
} from '../src/index.ts'
import { everyThird } from './table-parts.ts'

const names = [
  'sleepstudy_rs',
  'sleepstudy_uncorr',
  'sleepstudy_weights',
  'sleepstudy_offset',
  'sleepstudy_poly',
  'cake_rankdef',
  'cake_sum',
  'pastes_nested',
  'penicillin',
  'machines_slopes',
  'machines_noint',
  'orthodont_sex',
  'oats_split',
  'egsingle',
  'hsb82',
]

const throughJSON = (model: object): unknown => JSON.parse(JSON.stringify(productsToJSON(model as never)))

/** Largest difference of the coefficients in standard errors. */
function distance(model: FittedModel, other: FittedModel): number {
  expect(other.names).toEqual(model.names)
  expect(other.aliased).toEqual(model.aliased)
  const standard = Array.from(
    model.beta,
    (value, j) => Math.abs(value - other.beta[j]!) / Math.sqrt(model.vcov.get(j, j)),
  )
  return Math.max(...standard)
}

describe('A fit of products is that of all rows to 1e-12 of its standard errors', () => {
  it.each(names)('%s', async (name) => {
    const reference = readCase(name) as FitCase
    const { formula, criterion, weights, contrasts, factors } = modelOf(reference)
    const table = parseCsv(readFileSync(dataPath(reference), 'utf8'), { text: Object.keys(factors) })
    const columns = Object.fromEntries(
      Object.entries(factors).map(([factor, { levels, ordered }]) => [
        factor,
        { type: ordered ? 'ordered' : 'factor', levels } as const,
      ]),
    )
    const options = { contrasts, columns, ...(weights !== null && { weights: { column: weights } }) }
    const { theta } = lmm(formula, table, { ...options, criterion })
    // a search ends within 1e-8 standard errors of the optimum: from one start both take the same steps
    const model = lmm(formula, table, { ...options, criterion, start: theta })
    const parts = [0, 1, 2].map((first) => everyThird(table, first))
    const streamed = await productsOf(formula, parts, options)
    const { schema } = streamed
    const [first, ...others] = await Promise.all(
      parts.map((part) => productsOf(formula, [part], { ...options, schema })),
    )
    const merged = merge(first!, ...others.map((part) => productsFromJSON(throughJSON(part))))
    for (const products of [streamed, merged]) {
      const fit = fitProducts(products, { criterion, start: theta })
      expect(distance(model, fit)).toBeLessThan(1e-12)
      expect(Math.abs(fit.criterion / model.criterion - 1)).toBeLessThan(1e-12)
      expect(Math.abs(fit.sigma! / model.sigma! - 1)).toBeLessThan(1e-12)
      expect(fit.n).toBe(model.n)
      expect(fit.npar).toBe(model.npar)
      expect(fit.certificate.status).toBe(model.certificate.status)
      expect(fit.random.map(({ levels }) => levels)).toEqual(model.random.map(({ levels }) => levels))
      expect(fit.specification).toEqual(model.specification)
      expect([fit.rows, fit.products !== null]).toEqual([null, true])
    }
  })
})

const formula = 'Reaction ~ Days + (Days | Subject)'
const { Reaction, Days, Subject } = sleepstudy

function* batches(): Iterable<object> {
  for (let from = 0; from < Days.length; from += 37)
    yield {
      Reaction: Reaction.subarray(from, from + 37),
      Days: Days.subarray(from, from + 37),
      Subject: Array.from(Subject.codes.subarray(from, from + 37), (code) => Subject.levels[code]!),
    }
}

async function* asynchronously(): AsyncIterable<object> {
  yield* batches()
}

describe('Products can be made of', () => {
  const model = lmm(formula, sleepstudy)
  it.each<[string, () => Parameters<typeof productsOf>[1]]>([
    ['an array of tables', () => [...batches()] as never],
    ['a function that gives a generator', () => batches as never],
    ['a function that gives an asynchronous one', () => asynchronously as never],
  ])('%s', async (_, source) => {
    expect(distance(model, fitProducts(await productsOf(formula, source())))).toBeLessThan(1e-12)
  })

  it('tables that can be read once, when the schema is there', async () => {
    const { schema } = await productsOf(formula, batches as never)
    const once = asynchronously()
    const products = await productsOf(formula, (() => once) as never, { schema })
    expect(distance(model, fitProducts(products))).toBeLessThan(1e-12)
  })
})

describe('Memory', () => {
  const made = (rows: number) =>
    function* () {
      for (let from = 0; from < rows; from += 1000) {
        const row = Array.from({ length: 1000 }, (_, i) => from + i)
        yield {
          y: row.map((i) => Math.sin(i) + ((i * 7919) % 50)),
          x: row.map((i) => i % 10),
          g: row.map((i) => `g${(i * 7919) % 50}`),
        }
      }
    }
  const numbersIn = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? Object.values(value).reduce((sum: number, each) => sum + numbersIn(each), 0)
      : 1
  const size = async (rows: number): Promise<number> =>
    numbersIn(productsToJSON(await productsOf('y ~ x + (x | g)', made(rows))))
  it('does not grow with the rows of a model of one grouping factor', async () => {
    const few = await size(5_000)
    expect(few).toBeGreaterThan(50 * 2 * 5)
    expect(await size(50_000)).toBe(few)
  })
})

describe('A model that was fitted to products', () => {
  const whole = lmm(formula, sleepstudy)
  const fit = async (): Promise<FittedModel> => fitProducts(await productsOf(formula, batches as never))
  const table: Table = everyThird(whole.rows!.table, 0)

  it('answers what products and state can answer as one with rows does', async () => {
    const model = await fit()
    const close = (a: unknown, b: unknown): void => {
      const numbers = (value: unknown): number[] =>
        typeof value === 'number'
          ? [value]
          : typeof value === 'object' && value !== null
            ? Object.values(value).flatMap(numbers)
            : []
      const [x, y] = [numbers(a), numbers(b)]
      expect(x.length).toBe(y.length)
      x.forEach((value, i) => {
        expect(Math.abs(value - y[i]!)).toBeLessThan(1e-7 * Math.max(1, Math.abs(y[i]!)))
      })
    }
    close(coefficients(model), coefficients(whole))
    close(coefficients(model, { df: kenwardRoger }), coefficients(whole, { df: kenwardRoger }))
    close(anova(model), anova(whole))
    close(groupCoefficients(model), groupCoefficients(whole))
    close(predict(model, table), predict(whole, table))
    close(restore(JSON.parse(JSON.stringify(model))).beta, whole.beta)
    expect(`${report(model)}`).toBe(`${report(whole)}`)
    expect(`${describeModel(model)}`).toBe(`${describeModel(whole)}`)
  })

  it('is fitted again by another criterion', async () => {
    const model = update(await fit(), { criterion: 'ML' })
    expect(model.criterion).toBeCloseTo(lmm(formula, sleepstudy, { criterion: 'ML' }).criterion, 9)
    const smaller = fitProducts(await productsOf('Reaction ~ 1 + (Days | Subject)', batches as never))
    const [, row] = compareModels([smaller, await fit()])
    const [, expected] = compareModels([lmm('Reaction ~ 1 + (Days | Subject)', sleepstudy), whole])
    expect(row!.chisq).toBeCloseTo(expected!.chisq!, 7)
  })

  it('says what needs the rows', async () => {
    const model = await fit()
    const needs: Record<string, () => unknown> = {
      fitted: () => fitted(model),
      populationFitted: () => populationFitted(model),
      residuals: () => residuals(model),
      simulate: () => simulate(model, { seed: 1 }),
      rSquared: () => rSquared(model),
      summarize: () => summarize(model, { fitted: true }),
      update: () => update(model, '. ~ . - Days'),
      updateWithOptions: () => update(model, { missing: 'error' }),
    }
    const said = Object.entries(needs).map(([name, run]) => `${name}: ${answer(run)}`)
    expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
      "
      fitted: LmmError: fitted needs the rows that the model was fitted to, and this model does not hold them.
      Pass the data: \`predict(model, data)\`.

      populationFitted: LmmError: populationFitted needs the rows that the model was fitted to, and this model does not hold them.
      Pass the data: \`predict(model, data)\`.

      residuals: LmmError: residuals needs the rows that the model was fitted to, and this model does not hold them.
      Pass the data: \`residuals(model, { data })\`.

      simulate: LmmError: simulate needs the rows that the model was fitted to, and this model does not hold them.
      Pass the data: \`simulate(model, { seed, newData })\`.

      rSquared: LmmError: R2 and ICC average over the rows, and this model does not hold its rows.
      Fit the model again with its data.

      summarize: LmmError: fitted needs the rows that the model was fitted to, and this model does not hold them.
      Pass the data: \`predict(model, data)\`.

      update: LmmError: The model does not hold the data it was fitted to.
      Pass them: update(model, change, { data }).

      updateWithOptions: LmmError: The model does not hold the data it was fitted to.
      Pass them: update(model, change, { data }).
      "
    `)
  })

  it('takes no option that needs the rows or belongs to the products', async () => {
    const products = await productsOf(formula, batches as never)
    const options = [{ residual: 'ar1(1 | Subject)' }, { weights: { column: 'Days' } }]
    const said = options.map((option) => answer(() => fitProducts(products, option as never)))
    expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
      "
      LmmError: A fit from products cannot take the option residual.
      It belongs to the products: productsOf(formula, source, { residual }).

      LmmError: A fit from products cannot take the option weights.
      It belongs to the products: productsOf(formula, source, { weights }).
      "
    `)
  })
})

it('Other structures than the default one are fitted too', async () => {
  const model = await productsOf('Reaction ~ Days + diag(Days | Subject)', batches as never, {
    structures: builtinStructures,
  })
  const whole = lmm('Reaction ~ Days + diag(Days | Subject)', sleepstudy)
  expect(distance(whole, fitProducts(model))).toBeLessThan(1e-9)
})

it('Sources that are empty or not of the model say so', async () => {
  const said = await Promise.all(
    [
      productsOf(formula, []),
      productsOf('Reaction ~ Dose + (1 | Subject)', batches as never),
      productsOf('y ~ 1 + (1 | g)', [
        { y: [1, 2], g: ['a', 'b'] },
        { y: [3, 'x'] as never, g: ['a', 'b'] },
      ]),
    ].map((work) =>
      work.then(
        () => 'no error',
        (error) => String(error),
      ),
    ),
  )
  expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    LmmError: The data have no column 'Reaction'.
      Reaction ~ Days + (Days | Subject)
      ^^^^^^^^
    The data have no columns at all.

    LmmError: The data have no column 'Dose'.
      Reaction ~ Dose + (1 | Subject)
                 ^^^^
    The columns are Reaction, Days, Subject.

    LmmError: Column y holds a number at first, but text (x) in row 4.
    A column has cells of one kind; write null for missing values.
    "
  `)
})

function answer(run: () => unknown): string {
  try {
    run()
    return 'answers'
  } catch (error) {
    return error instanceof LmmError ? String(error) : `CRASH ${(error as Error).stack}`
  }
}
