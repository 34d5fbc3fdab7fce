import { buildNewDesign, type NewRandomDesign, type TableInput, tableOf } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'
import { withGroups } from './new-rows.ts'

/** Rows of which only the random part is read: columns of Z by term, and each row's level as found. */
export interface RandomRows {
  readonly n: number
  readonly random: readonly RandomRowsTerm[]
}

/** The random part of rows by term. */
export interface RandomRowsTerm extends NewRandomDesign {
  /** Whether the rows have the columns of the grouping factor; all are of one group that nothing is known of where they do not. */
  readonly named: boolean
}

/**
 * Reads the random part of rows for the function that is named; grouping columns that are not there make all rows one group.
 *
 * @throws LmmError `prediction/incomplete-rows` where rows lack a value.
 */
export function randomRows(model: FittedModel, data: TableInput, name: string): RandomRows {
  const { terms } = model
  const fixed = { intercept: true, terms: [] }
  const given = tableOf(data)
  const table = withGroups(model, given)
  const design = buildNewDesign({ ...terms, fixed, offsets: [] }, model.schema, table, { functions: model.functions })
  const random = design.random.map((term, k) => ({
    ...term,
    named: terms.random[k]!.group.every(({ columns }) => columns.every((name) => given.columns.has(name))),
  }))
  const missing = design.missingRandom
  if (missing.length > 0) {
    const rows = Array.from(missing.subarray(0, 5), (i) => i + 1)
    throw say.error('prediction/incomplete-rows', { function: name, rows, count: missing.length })
  }
  return { n: design.n, random }
}
