import { bodyweight } from '@lmm/datasets/bodyweight'
import { orthodont } from '@lmm/datasets/orthodont'
import { describe, expect, it } from 'vitest'
import {
  anova,
  type FittedModel,
  fitProducts,
  kenwardRoger,
  type LmmOptions,
  lmm,
  merge,
  predict,
  productsFromJSON,
  productsOf,
  productsToJSON,
  restore,
  summarize,
  tableOf,
  update,
} from '../src/index.ts'
import { everyThird } from './table-parts.ts'

const growth = tableOf(orthodont)
const throughJSON = (products: object): unknown => JSON.parse(JSON.stringify(productsToJSON(products as never)))

type Residual = LmmOptions & ({ readonly residual: string } | { readonly variance: string })

const cases: readonly (readonly [formula: string, options: Residual])[] = [
  ['distance ~ age * Sex', { residual: 'us(age | Subject)' }],
  ['distance ~ age * Sex', { residual: 'us(age | Sex / Subject)', criterion: 'ML' }],
  ['distance ~ age + Sex + (1 | Subject)', { residual: 'ar1(age | Subject)' }],
  ['distance ~ age + Sex + (age | Subject)', { variance: 'ident(Sex)' }],
  ['distance ~ scale(age) + Sex', { residual: 'cs(age | Subject)', variance: 'power(fitted)' }],
  ['distance ~ poly(age, 2) + Sex', { residual: 'exp(age | Subject, nugget = TRUE)' }],
]

/** Up to rounding: rows in another order are summed in another order. */
function expectSame(fit: FittedModel, model: FittedModel): void {
  const { columns: _, ...asked } = fit.specification
  expect(asked).toEqual(model.specification)
  expect(Math.abs(fit.criterion / model.criterion - 1)).toBeLessThan(1e-12)
  model.beta.forEach((beta, j) => {
    expect(Math.abs(fit.beta[j]! - beta) / Math.sqrt(model.vcov.get(j, j))).toBeLessThan(1e-7)
  })
  model.residual.parameters.forEach(({ name, value }, k) => {
    expect(fit.residual.parameters[k]!.name).toBe(name)
    expect(Math.abs(fit.residual.parameters[k]!.value / value - 1)).toBeLessThan(1e-6)
  })
  expect(fit.certificate.status).toBe(model.certificate.status)
  expect([fit.rows, fit.products?.kind]).toEqual([null, 'patterns'])
}

describe('The fit of products with a residual structure is that of all rows', () => {
  it.each(cases)('%s, %o', async (formula, options) => {
    const { criterion = 'REML', ...asked } = options
    const model = lmm(formula, growth, options)
    // the rows of every subject stand in all three parts
    const parts = [0, 1, 2].map((first) => everyThird(growth, first))
    const [first, ...others] = await Promise.all(parts.map((part) => productsOf(formula, [part], asked as Residual)))
    const merged = merge(first!, ...others.map((part) => productsFromJSON(throughJSON(part)) as typeof part))
    expectSame(fitProducts(merged, { criterion }), model)
    const batches = [0, 40, 80].map((from) => pick(from, Math.min(from + 40, 108)))
    const columns = { Sex: { type: 'factor', levels: ['Male', 'Female'] } } as const
    expectSame(
      fitProducts(await productsOf(formula, batches, { ...(asked as Residual), columns }), { criterion }),
      model,
    )
  })
})

function pick(from: number, to: number): Record<string, unknown>[] {
  const { Subject, Sex, age, distance } = orthodont
  return Array.from({ length: to - from }, (_, k) => from + k).map((row) => ({
    Subject: Subject.levels[Subject.codes[row]!]!,
    Sex: Sex.levels[Sex.codes[row]!]!,
    age: age[row]!,
    distance: distance[row]!,
  }))
}

const formula = 'distance ~ age * Sex'
const residual = 'cs(age | Subject)'

describe('A model of products with a residual structure', () => {
  it('is tested, reported, predicted from and saved as that of rows', async () => {
    const model = lmm(formula, orthodont, { residual })
    const fit = fitProducts(await productsOf(formula, [growth], { residual }))
    expect(anova(fit, { df: kenwardRoger })).toEqual(anova(model, { df: kenwardRoger }))
    expect(summarize(fit)).toEqual(summarize(model))
    const rows = [{ age: 9, Sex: 'Male', Subject: 'M01' }]
    expect(predict(fit, rows)).toEqual(predict(model, rows))
    expect(predict(restore(JSON.parse(JSON.stringify(fit))), rows)).toEqual(predict(model, rows))
  })

  it('is fitted again by another criterion', async () => {
    const fit = fitProducts(await productsOf(formula, [growth], { residual }))
    expect(update(fit, { criterion: 'ML' }).criterion).toBe(
      lmm(formula, orthodont, { residual, criterion: 'ML' }).criterion,
    )
  })

  it('counts rows with missing values as the rows would', async () => {
    const gaps = pick(0, 108).map((row, k) => (k % 7 === 0 ? { ...row, age: null } : row))
    const model = lmm(formula, gaps, { residual })
    const fit = fitProducts(await productsOf(formula, [gaps.slice(0, 50), gaps.slice(50)], { residual }))
    expect([fit.n, fit.dropped, fit.criterion]).toEqual([model.n, model.dropped, model.criterion])
  })

  it('does not mix with sums of another model', async () => {
    const rows = await productsOf(formula, [growth], { residual })
    const sums = await productsOf(formula, [growth])
    expect(() => merge<typeof rows | typeof sums>(rows, sums)).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: Part 2 is of another model than part 1: its residual structure is none, not cs(age | Subject).
      Accumulate all parts with one formula, one schema and the same options.]
    `)
  })

  it('says which column a part lacks', async () => {
    const rats = tableOf(bodyweight)
    await expect(
      productsOf('weight ~ Time', [rats, { weight: [1], Time: [2] }], { residual: 'ar1(1 | Rat)' }),
    ).rejects.toThrow(/Rat/)
  })
})
