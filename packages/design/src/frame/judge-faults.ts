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
    const places = fault.rows.map((_, index) => index).filter((index) => isUsed(fault.rows[index]!))
    const first = places[0]
    if (first === undefined) continue
    throw errorOf(fault, table, places, first, learning)
  }
}

function errorOf(fault: Fault, table: Table, places: readonly number[], first: number, learning: boolean): Error {
  const rows = places.map((index) => fault.rows[index]!)
  const row = rows[0]!
  const count = rows.length
  switch (fault.kind) {
    case 'infinite':
      return say.error('design/infinite', { column: fault.column, row, count }, cells(table, fault.column, rows))
    case 'not-finite': {
      const { expression, columns } = fault
      const data = {
        expression,
        row,
        count,
        inputs: [...fault.inputs[first]!],
        result: resultKind(fault.results[first]!),
      }
      return say.error('design/not-finite', data, cells(table, columns[0] ?? expression, rows))
    }
    case 'new-level': {
      const levels = [...new Set(places.map((index) => fault.levels[index]!))]
      const data = {
        variable: fault.variable,
        levels: levels.slice(0, rowsNamed),
        known: fault.known.slice(0, rowsNamed),
        knownCount: fault.known.length,
        rows: rows.slice(0, rowsNamed),
        count,
      }
      return say.error(
        learning ? 'design/level-not-listed' : 'design/new-level',
        data,
        cells(table, fault.variable, rows),
      )
    }
  }
}

/** JSON has no infinity and no NaN. */
const resultKind = (value: number): 'nan' | 'infinity' | '-infinity' =>
  Number.isNaN(value) ? 'nan' : value > 0 ? 'infinity' : '-infinity'
