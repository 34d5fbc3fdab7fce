import { buildNewDesign, type NewRandomDesign, type TableInput, tableOf } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { withGroups } from './new-rows.ts'

/** Rows of which only the random part is read: columns of Z by term, and each row's level as found. */
export interface RandomRows {
  readonly n: number
  readonly random: readonly NewRandomDesign[]
  readonly missing: Int32Array
}

/** Reads the random part of rows; grouping columns that are not there make all rows one group. */
export function randomRows(model: FittedModel, data: TableInput): RandomRows {
  const { terms } = model
  const fixed = { intercept: true, terms: [] }
  const table = withGroups(model, tableOf(data))
  const design = buildNewDesign({ ...terms, fixed, offsets: [] }, model.schema, table, { functions: model.functions })
  return { n: design.n, random: design.random, missing: design.missingRandom }
}
