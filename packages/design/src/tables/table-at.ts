import type { Column, Table } from '../table.ts'
import { atRows, codesAt } from './at-rows.ts'

/**
 * Some rows and columns of a table, in the order of `rows`; names that it does not have are left out.
 *
 * @example
 * ```ts
 * import { tableAt, tableOf } from '@lmm/design'
 * const table = tableOf({ x: [1, 2, 3], g: ['a', 'b', 'a'] })
 * const { rowCount, columns } = tableAt(table, Int32Array.of(2, 0), ['x'])
 * console.log(rowCount, [...columns.keys()], columns.get('x'))
 * ```
 * ```text
 * 2 [ 'x' ] { kind: 'number', values: Float64Array(2) [ 3, 1 ] }
 * ```
 */
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
