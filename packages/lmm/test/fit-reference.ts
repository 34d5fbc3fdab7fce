import { readFileSync } from 'node:fs'
import { parseCsv } from '@lmm/readers/csv'
import { dataPath, type FitCase, modelOf } from '@lmm/reference'
import { type FittedModel, lmm } from '../src/index.ts'

/** The model of a reference case, fitted to its data as other software was told. */
export function fitReference(reference: FitCase): FittedModel {
  const { formula, criterion, residual, variance, weights, contrasts, factors } = modelOf(reference)
  const table = parseCsv(readFileSync(dataPath(reference), 'utf8'), { text: Object.keys(factors) })
  const columns = Object.fromEntries(
    Object.entries(factors).map(([name, { levels, ordered }]) => [
      name,
      { type: ordered ? 'ordered' : 'factor', levels } as const,
    ]),
  )
  return lmm(formula, table, {
    criterion,
    contrasts,
    columns,
    ...(residual !== null && { residual }),
    ...(variance !== null && { variance }),
    ...(weights !== null && { weights: { column: weights } }),
  })
}
