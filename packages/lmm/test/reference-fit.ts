import { readFileSync } from 'node:fs'
import { parseCsv } from '@lmm/readers/csv'
import { dataPath, type FitCase, modelOf } from '@lmm/reference'
import { type FittedModel, lmm, type Table } from '../src/index.ts'

const tables = new Map<string, Table>()

/** The data of a reference case, with its factors read as text. */
export function referenceTable(reference: FitCase): Table {
  const path = dataPath(reference)
  const factors = Object.keys(reference.data.factors)
  const key = [path, ...factors].join('\n')
  const table = tables.get(key) ?? parseCsv(readFileSync(path, 'utf8'), { text: factors })
  tables.set(key, table)
  return table
}

/** The model of a reference case. */
export function referenceFit(reference: FitCase): FittedModel {
  const { formula, criterion, weights, contrasts, factors } = modelOf(reference)
  const columns = Object.fromEntries(
    Object.entries(factors).map(([name, { levels, ordered }]) => [
      name,
      { type: ordered ? 'ordered' : 'factor', levels } as const,
    ]),
  )
  return lmm(formula, referenceTable(reference), {
    criterion,
    contrasts,
    columns,
    ...(weights !== null && { weights: { column: weights } }),
  })
}
