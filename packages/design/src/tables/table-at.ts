import type { Column, Table } from '../table.ts'
import { atRows, codesAt } from './at-rows.ts'

/** Some rows and columns of a table. */
export function tableAt(table: Table, rows: Int32Array, names: Iterable<string>): Table {
  const columns = new Map<string, Column>()
  for (const name of names) {
    const column = table.columns.get(name)
    if (!column) continue
    if (column.kind === 'number') columns.set(name, { ...column, values: atRows(column.values, rows) })
    else if (column.kind === 'logical')
      columns.set(name, { ...column, codes: Int8Array.from(codesAt(column.codes, rows)) })
    else columns.set(name, { ...column, codes: codesAt(column.codes, rows) })
  }
  return { ...table, rowCount: rows.length, columns }
}
