import { expand, parse } from '@lmm/formula'
import { cases, dataPath, type FitCase, modelOf, type ReferenceCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { buildDesign, type Design, inferSchema, type RandomDesign } from '../../src/index.ts'
import { columnTypes, readCsv } from './csv.ts'

const isFit = (candidate: ReferenceCase): candidate is FitCase => candidate.type !== 'lrt'

function designOf(reference: FitCase): Design {
  const { formula, contrasts, factors, weights } = modelOf(reference)
  const table = readCsv(dataPath(reference), factors)
  const terms = expand(parse(formula), { columns: table.columns.keys() })
  const options = {
    columns: columnTypes(factors),
    contrasts,
    ...(weights !== null && { weights: { column: weights } }),
  }
  return buildDesign(terms, inferSchema(terms, table, options), table, options)
}

/** lme4 1.1-31 calls the second group of `(1 | a/b)` b:a, here it is a:b. */
const reversed = (name: string): string => name.split(':').reverse().join(':')

const randomOf = (design: Design, group: string): RandomDesign[] =>
  design.random.filter(({ groupName }) => groupName === group || groupName === reversed(group))

describe.each(cases(isFit).map((reference) => [reference.case, reference] as const))('%s', (_, reference) => {
  const design = designOf(reference)

  it('has the columns, rows and levels of R', () => {
    const { fit, ngroups, ranef } = reference
    expect(design.X.names).toEqual(fit.beta.names)
    expect(design.n).toBe(reference.n)
    for (const [group, count] of Object.entries(ngroups ?? {}))
      expect(randomOf(design, group)[0]?.levels).toHaveLength(count)
    for (const [group, { levels, terms }] of Object.entries(ranef ?? {})) {
      const here = randomOf(design, group)
      expect(here.flatMap(({ names }) => names)).toEqual(terms)
      if (here[0]!.groupName === group) expect(here[0]!.levels).toEqual(levels)
      else expect(new Set(here[0]!.levels)).toEqual(new Set(levels.map(reversed)))
    }
  })

  if (reference.design)
    it('has X of R', () => {
      const { colnames, assign, dropped_columns, X } = reference.design!
      expect(design.X.names).toEqual(colnames)
      expect([...design.X.assign].map((term) => term + 1)).toEqual(assign)
      expect(design.X.aliased).toEqual(dropped_columns)
      X?.forEach((row, i) => {
        row.forEach((value, j) => {
          expect(Math.abs(design.X.columns[j]![i]! - value!)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value!)))
        })
      })
    })
})
