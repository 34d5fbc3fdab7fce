import type { Table } from '@lmm/design'
import { parseCovariance } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'

/** The table with a column for the groups of the residuals where it has none: all rows are one group. */
export function withResidualGroup({ specification, schema }: FittedModel, table: Table): Table {
  if (specification.residual === undefined) return table
  const names = [...table.columns.keys(), ...schema.columns.map(({ name }) => name)]
  const { group, by } = parseCovariance(specification.residual, { columns: namesIn(specification.residual, names) })
  const known = new Set(by?.columns ?? [])
  const absent = group.flatMap((each) => each.columns).filter((name) => !table.columns.has(name) && !known.has(name))
  if (absent.length === 0) return table
  const columns = new Map(table.columns)
  for (const name of absent)
    columns.set(name, { kind: 'text', codes: new Int32Array(table.rowCount), dictionary: ['1'] })
  return { ...table, columns }
}

/** Known columns, and every name that the text could mean. */
const namesIn = (text: string, known: readonly string[]): readonly string[] => [
  ...new Set([...known, ...(text.match(/[\p{L}_.][\p{L}\p{N}_.]*/gu) ?? [])]),
]
