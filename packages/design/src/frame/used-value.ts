import { nearest } from '@lmm/diagnostics'
import type { Value } from '../expressions/value.ts'
import { say } from '../say.ts'
import type { Table } from '../table.ts'

/** A value that must be there for a row to be used. */
export interface UsedValue {
  readonly label: string
  readonly columns: readonly string[]
  readonly value: Value
}

/** A column whose values are not read, only whether they are there. */
export function presence(table: Table, name: string): UsedValue {
  const column = table.columns.get(name)
  if (!column) {
    const data = { option: 'complete', column: name, nearest: nearest(name, table.columns.keys()) }
    throw say.error('design/unknown-column', data, { kind: 'option', name: 'complete' })
  }
  const value: Value =
    column.kind === 'number'
      ? { kind: 'number', values: column.values }
      : { kind: 'factor', codes: Int32Array.from(column.codes), levels: [], ordered: false }
  return { label: name, columns: [name], value }
}
