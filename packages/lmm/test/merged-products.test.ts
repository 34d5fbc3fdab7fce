import { readFileSync } from 'node:fs'
import { builtinStructures } from '@lmm/covariance'
import {
  accumulate,
  basisMatrix,
  type CrossProducts,
  crossProducts,
  crossProductsOf,
  type Design,
  type DesignHeader,
  inferSchemaOf,
  merge,
  productsFromJSON,
  productsToJSON,
} from '@lmm/design'
import { expand, parse } from '@lmm/formula'
import { parseCsv } from '@lmm/readers/csv'
import { dataPath, type FitCase, modelOf, readCase } from '@lmm/reference'
import { type Criterion, optimize, penalizedObjective, termStructures } from '@lmm/reml'
import { describe, expect, it } from 'vitest'
import { lmm, type Table } from '../src/index.ts'

interface Fit {
  readonly criterion: number
  readonly beta: readonly number[]
  readonly sigma: number
}

/** A fit from products alone, coefficients in the columns of the user. */
function fitProducts(design: DesignHeader, products: CrossProducts, criterion: Criterion): Fit {
  const objective = penalizedObjective(products, termStructures(design as Design, builtinStructures), criterion)
  const { theta } = optimize(objective)
  const estimates = objective.solve(optimize(objective, { start: theta }).theta)
  const { X, y, p } = products
  const M = basisMatrix(X)
  const own = y.gamma.map((gamma, j) => gamma + y.scale * estimates.beta[j]!)
  const beta = Array.from({ length: p }, (_, i) =>
    own.reduce((sum, value, j) => sum + M[i * p + j]! * value, X.constant ? X.constant[i]! * y.center : 0),
  )
  return { criterion: estimates.criterion, beta, sigma: estimates.sigma * y.scale }
}

/** Every third row from the one at `first`. */
function third(table: Table, first: number): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = []
  for (let row = first; row < table.rowCount; row += 3)
    rows.push(
      Object.fromEntries(
        [...table.columns].map(([name, column]) => {
          if (column.kind === 'number') return [name, column.values[row]]
          const labels =
            column.kind === 'text' ? column.dictionary : column.kind === 'factor' ? column.levels : [false, true]
          return [name, labels[column.codes[row]!] ?? null]
        }),
      ),
    )
  return rows
}

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

describe('The fit of parts that were summed apart, stored and merged is that of all rows', () => {
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
    const model = lmm(formula, table, { ...options, criterion })
    const terms = expand(parse(formula), { columns: table.columns.keys() })
    const schema = await inferSchemaOf(terms, [table], options)
    const parts = await Promise.all([0, 1, 2].map((first) => accumulate(terms, schema, [third(table, first)], options)))
    const [first, ...others] = parts.map((part) => productsFromJSON(JSON.parse(JSON.stringify(productsToJSON(part)))))
    const { design, products } = crossProductsOf(merge(first!, ...others))
    const merged = fitProducts(design, products, criterion)
    const whole = fitProducts(model.rows!, crossProducts(model.rows!), criterion)
    expect(design.X.names).toEqual(model.names)
    expect(design.X.aliased).toEqual(model.aliased)
    expect(Math.abs(merged.criterion / model.criterion - 1)).toBeLessThan(1e-12)
    expect(Math.abs(merged.sigma / model.sigma! - 1)).toBeLessThan(1e-9)
    merged.beta.forEach((value, j) => {
      const expected = whole.beta[j]!
      expect(Math.abs(value - expected) / Math.sqrt(model.vcov.get(j, j))).toBeLessThan(1e-12)
    })
  })
})
