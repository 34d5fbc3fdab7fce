import { buildNewDesign } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'

/** The codes of a factor of the fixed part in the rows used; null in a model that does not hold its rows. */
export function factorCodes({ rows, terms, schema, functions }: FittedModel, label: string): Int32Array | null {
  if (!rows) return null
  const variable = terms.fixed.terms.flatMap(({ variables }) => variables).find((one) => one.label === label)!
  // without an intercept a factor has an indicator for each of its levels
  const indicators = { intercept: false, terms: [{ label, variables: [variable] }] }
  const alone = { ...terms, response: null, fixed: indicators, random: [], offsets: [] }
  const { columns } = buildNewDesign(alone, schema, rows.table, { random: false, functions }).X
  return Int32Array.from(rows.rows, (row) => columns.findIndex((column) => column[row] === 1))
}
