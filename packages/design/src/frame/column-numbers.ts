import { nearest } from '@lmm/diagnostics'
import type { Fault } from '../expressions/fault.ts'
import { say } from '../say.ts'
import type { Table } from '../table.ts'
import { convertColumn } from './column-conversion.ts'

/** A column that an option names, as numbers; throws when the table has none of that name or it holds anything else. */
export function columnNumbers(table: Table, name: string, option: 'weights' | 'offset', faults: Fault[]): Float64Array {
  const column = table.columns.get(name)
  if (!column)
    throw say.error(
      'design/unknown-column',
      { option, column: name, nearest: nearest(name, table.columns.keys()) },
      { kind: 'option', name: option },
    )
  if (column.kind === 'factor' || column.kind === 'logical')
    throw say.error(
      'design/option-not-number',
      { option, column: name, found: column.kind },
      { kind: 'option', name: option },
    )
  const value = convertColumn(table, column, { name, kind: 'number', stated: true }, faults)
  return value.kind === 'number' ? value.values : new Float64Array(table.rowCount)
}
