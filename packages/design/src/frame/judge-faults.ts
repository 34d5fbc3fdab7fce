import type { Fault } from '../expressions/fault.ts'
import { say } from '../say.ts'
import type { Table } from '../table.ts'
import { cells, rowsNamed } from './column-conversion.ts'

/** Throws the first fault that lies in a row that is used; `learning` tells levels that were not listed from new ones. */
export function judgeFaults(
  faults: readonly Fault[],
  table: Table,
  isUsed: (row: number) => boolean,
  { learning }: { readonly learning: boolean },
): void {
  for (const fault of faults) {
    const rows = fault.rows.filter(isUsed)
    if (rows.length > 0) throw errorOf(fault, table, rows, learning)
  }
}

function errorOf(fault: Fault, table: Table, rows: readonly number[], learning: boolean): Error {
  const row = rows[0]!
  const count = rows.length
  switch (fault.kind) {
    case 'infinite':
      return say.error('design/infinite', { column: fault.of, row, count }, cells(table, fault.of, rows))
    case 'not-finite': {
      const data = {
        expression: fault.expression,
        row,
        count,
        inputs: fault.inputs(row),
        result: resultKind(fault.result(row)),
      }
      return say.error('design/not-finite', data, cells(table, fault.column, rows))
    }
    case 'new-level': {
      const data = {
        variable: fault.variable,
        levels: [...new Set(rows.map(fault.level))].slice(0, rowsNamed),
        known: fault.known.slice(0, rowsNamed),
        knownCount: fault.known.length,
        rows: rows.slice(0, rowsNamed),
        count,
      }
      return say.error(learning ? 'design/level-not-listed' : 'design/new-level', data, cells(table, fault.of, rows))
    }
  }
}

/** JSON has no infinity and no NaN. */
const resultKind = (value: number): 'nan' | 'infinity' | '-infinity' =>
  Number.isNaN(value) ? 'nan' : value > 0 ? 'infinity' : '-infinity'
