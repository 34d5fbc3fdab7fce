import { readFileSync } from 'node:fs'
import { expand, type ModelTerms, parse } from '@lmm/formula'
import { describe, expect, it } from 'vitest'
import { buildDesign, type ColumnInput, type Design, inferSchema, tableOf } from '../../src/index.ts'

/** `cases.txt` is this table for people; `language.R` beside it made both. */
interface Specification {
  readonly data: Readonly<Record<string, ColumnInput>>
  readonly ordered: Readonly<Record<string, readonly string[]>>
  readonly cases: readonly Case[]
}

interface Case {
  readonly section: string
  readonly formula: string
  readonly contrasts: Readonly<Record<string, string>> | readonly []
  readonly terms: string
  readonly columns: readonly string[]
  readonly assign: readonly number[]
  /** By columns. */
  readonly X: readonly (readonly number[])[]
  readonly offset: readonly number[] | null
  /** In lme4's order: groups with many levels first. */
  readonly random: readonly RandomPart[] | null
}

interface RandomPart {
  readonly group: string
  readonly names: readonly string[]
  readonly levels: readonly string[]
  readonly columns: readonly (readonly number[])[]
}

const specification: Specification = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'))

function designOf({ formula, contrasts }: Case): { terms: ModelTerms; design: Design } {
  const table = tableOf(specification.data)
  const terms = expand(parse(formula), { columns: table.columns.keys() })
  const columns = Object.fromEntries(
    Object.entries(specification.ordered).map(([name, levels]) => [name, { type: 'ordered' as const, levels }]),
  )
  const options = { columns, contrasts: { ...contrasts } as Record<string, string>, independentResiduals: false }
  return { terms, design: buildDesign(terms, inferSchema(terms, table, options), table, options) }
}

/** lme4 calls the inner group of `(1 | a/b)` b:a, here it is a:b. */
const reversed = (name: string): string => name.split(':').reverse().join(':')

describe.each([...new Set(specification.cases.map(({ section }) => section))])('%s', (section) => {
  const cases = specification.cases.filter((candidate) => candidate.section === section)
  const titled = cases.map((one) => [[one.formula, ...Object.entries(one.contrasts).flat()].join(' '), one] as const)

  it.each(titled)('%s', (_, one) => {
    const { terms, design } = designOf(one)
    const { intercept, terms: fixed } = terms.fixed
    expect([intercept ? '1' : '0', ...fixed.map(({ label }) => label)].join(' + ')).toBe(one.terms)
    expectFixed(design, one)
    if (one.offset) expectClose(design.offset!, one.offset)
    for (const part of one.random ?? []) expectRandom(design, part)
    expect(design.random).toHaveLength(one.random?.length ?? 0)
  })
})

/** Columns that R's `lm` would drop are in its `model.matrix`. */
function expectFixed({ X }: Design, one: Case): void {
  const kept = one.columns.map((name, place) => ({ name, place })).filter(({ name }) => !X.aliased.includes(name))
  expect(X.names).toEqual(kept.map(({ name }) => name))
  expect(X.names.length + X.aliased.length).toBe(one.columns.length)
  expect([...X.assign].map((term) => term + 1)).toEqual(kept.map(({ place }) => one.assign[place]))
  kept.forEach(({ place }, column) => {
    expectClose(X.columns[column]!, one.X[place]!)
  })
}

function expectRandom(design: Design, { group, names, levels, columns }: RandomPart): void {
  const term = design.random.find(
    (random) => [group, reversed(group)].includes(random.groupName) && String(random.names) === String(names),
  )
  expect(term?.names).toEqual(names)
  expect(new Set(term!.levels)).toEqual(new Set(term!.groupName === group ? levels : levels.map(reversed)))
  columns.forEach((column, place) => {
    expectClose(term!.columns[place]!, column)
  })
}

function expectClose(found: Float64Array, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length)
  expected.forEach((value, row) => {
    expect(Math.abs(found[row]! - value)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(value)))
  })
}
