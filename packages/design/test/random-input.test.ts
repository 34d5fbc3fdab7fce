import { LmmError } from '@lmm/diagnostics'
import { expand, parse } from '@lmm/formula'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  accumulate,
  buildDesign,
  buildNewDesign,
  crossProducts,
  crossProductsOf,
  type DesignOptions,
  inferSchema,
  type SchemaOptions,
  type Table,
  tableOf,
} from '../src/index.ts'
import { tableAt } from '../src/tables/table-at.ts'

const number = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: -5, max: 9 }) },
  { weight: 10, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(null, null, Number.NaN, Number.POSITIVE_INFINITY, 1e200) },
)
const tidy = fc.integer({ min: 0, max: 9 })
const rare = <T>(usual: fc.Arbitrary<T>, ...odd: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...odd) })
const text = rare<string | null>(fc.constantFrom('a', 'b', 'c'), 'b:c', '', 'ä', '1', null)
const date = rare<string | null>(fc.constantFrom('2026-01-31', '2025-12-01', '2026-02-28'), '2026-02-30', null)

const table = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 12, max: 40 }) }, fc.integer({ min: 0, max: 6 })),
    fc.constantFrom(number, tidy, tidy),
  )
  .chain(([rows, cell]) => {
    const cells = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: rows, maxLength: rows })
    return fc.record({
      y: cells(fc.oneof(tidy, cell)),
      x: cells(cell),
      z: cells(cell),
      f: cells(text),
      g: cells(fc.constantFrom('u', 'v', 'w')),
      l: cells(rare<boolean | null>(fc.boolean(), null)),
      d: cells(date),
      k: cells(tidy),
      w: cells(rare(fc.constantFrom(1, 2, 0.5), 0, -1)),
    })
  })

const numeric =
  'x; z; log(x); I(x^2); sqrt(z); scale(x); center(z); poly(x, 2); poly(z, 3, raw = TRUE); poly(x, z, degree = 2); bs(x); ns(z, df = 2)'
const grouped =
  'within(x, g); between(z, g); since(d, g); since(k, f); cut(x, 3); cut(z, c(0, 2, Inf)); pmin(x, z); I(x %% 2)'
const factors =
  'f; g; l; factor(k); ordered(k); interaction(f, g); relevel(g, "v"); dummy(f); dummy(g, "u"); (x > 2); (f == "a")'
const coded = 'C(g, sum); C(g, contr.treatment(3, base = 2)); C(f, contr.poly(4)); as.character(k); ifelse(x > 0, z, 1)'
const variable = fc.constantFrom(...[numeric, grouped, factors, coded].flatMap((list) => list.split('; ')))
const term = fc.oneof(
  variable,
  fc.tuple(variable, fc.constantFrom(':', ' * ', ' / '), variable).map((parts) => parts.join('')),
)
const bar = fc.constantFrom(
  '(1 | g)',
  '(x | g)',
  '(x || f)',
  '(1 | f:g)',
  '(1 | g) + (1 | k)',
  '(0 + f | g)',
  '(l | factor(k))',
  '',
)
const formula = fc
  .tuple(
    fc.constantFrom('y', 'y', 'y', 'y', 'I(y + k)', 'log(y)', 'l'),
    fc.constantFrom('0', '1'),
    fc.array(term, { maxLength: 2 }),
    bar,
  )
  .map(([left, intercept, terms, random]) => `${left} ~ ${[intercept, ...terms, random].filter(Boolean).join(' + ')}`)

const options: fc.Arbitrary<SchemaOptions & DesignOptions> = fc.record(
  {
    weights: fc.constantFrom({ column: 'w' }, { column: 'w', kind: 'frequency' as const }, { column: 'f' }),
    offset: fc.constantFrom('z', 'k', 'g'),
    contrasts: fc.constantFrom<NonNullable<SchemaOptions['contrasts']>>(
      { g: 'sum' },
      { g: { name: 'treatment', base: 'v' } },
      { g: { matrix: [[1], [0], [-1]] } },
      { f: 'helmert' },
    ),
    columns: fc.constantFrom<NonNullable<SchemaOptions['columns']>>(
      { k: { type: 'factor' } },
      { f: { type: 'ordered', levels: 'appearance' } },
      { k: { type: 'number' } },
      { g: { type: 'factor', levels: ['u', 'v'] } },
    ),
    complete: fc.constantFrom(['z'], ['d', 'l']),
    missing: fc.constantFrom('omit' as const, 'error' as const),
  },
  { requiredKeys: [] },
)

/** What a run gives, or the code of the diagnostic that it ends with. */
async function outcome(run: () => void | Promise<void>): Promise<string> {
  try {
    await run()
    return 'a result'
  } catch (error) {
    if (!(error instanceof LmmError)) throw error
    expect(`${error.message}`).not.toMatch(/undefined|NaN|\[object/)
    return error.diagnostic.code
  }
}

const allFinite = (columns: Iterable<Float64Array>): void => {
  for (const column of columns) expect(column.every(Number.isFinite)).toBe(true)
}

const parts = (table: Table): Table[] =>
  [0, 1].map((odd) =>
    tableAt(
      table,
      Int32Array.from({ length: (table.rowCount + 1 - odd) >> 1 }, (_, i) => 2 * i + odd),
      table.columns.keys(),
    ),
  )

/** Times as many cases as usual, and others every time: `npm run validate`. */
const runs = Number(process.env.LMM_RUNS ?? 1)

it('random tables and formulas give a design of finite numbers, or a diagnostic', async () => {
  const outcomes: string[] = []
  await fc.assert(
    fc.asyncProperty(table, formula, fc.oneof(fc.constant({}), options), async (data, text, given) => {
      const rows = tableOf(data)
      let products = false
      const direct = await outcome(() => {
        const terms = expand(parse(text), { columns: rows.columns.keys() })
        const schema = inferSchema(terms, rows, given)
        const design = buildDesign(terms, schema, rows, given)
        allFinite([...design.X.columns, ...design.random.flatMap(({ columns }) => columns), design.y])
        for (const { codes, levels } of design.random)
          expect(codes.every((code) => code >= 0 && code < levels.length)).toBe(true)
        const numbers = crossProducts(design)
        allFinite(numbers.kind === 'grouped' ? [numbers.triangles, numbers.within] : [...numbers.B, numbers.C])
        products = true
        const again = buildNewDesign(terms, schema, rows, { aliased: design.X.aliased })
        const used = new Set(again.missing)
        again.X.columns.forEach((column) => {
          expect(column.every((value, row) => Number.isFinite(value) || used.has(row))).toBe(true)
        })
      })
      outcomes.push(direct)
      if (!products) return
      const summed = await outcome(async () => {
        const terms = expand(parse(text), { columns: rows.columns.keys() })
        const sums = await accumulate(terms, inferSchema(terms, rows, given), parts(rows), given)
        const { products: numbers } = crossProductsOf(sums)
        allFinite(numbers.kind === 'grouped' ? [numbers.triangles, numbers.within] : [...numbers.B, numbers.C])
      })
      outcomes.push(`summed: ${summed}`)
    }),
    { numRuns: 600 * runs },
  )
  const count = (kind: string): number => outcomes.filter((one) => one === kind).length
  expect(count('a result')).toBeGreaterThan(150)
  expect(count('summed: a result')).toBeGreaterThan(150)
  expect(new Set(outcomes).size).toBeGreaterThan(12)
})
