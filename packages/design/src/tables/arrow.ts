import type { Column } from '../table.ts'
import { columnFromCells, columnOf } from './column-of.ts'
import { millisecondsPerDay } from './dates.ts'
import type { ArrowShaped, ArrowVector, ColumnInput } from './table-input.ts'

/** Numbers of the Arrow format's `Type`, the same in both libraries. */
const typeIds = { int: 2, float: 3, date: 8, timestamp: 10 }

/** Whether an object is an Arrow or Flechette table by shape. */
export function isArrowShaped(data: object): data is ArrowShaped {
  const { schema, getChild } = data as Partial<ArrowShaped>
  return typeof getChild === 'function' && Array.isArray(schema?.fields)
}

/** Columns of such a table: numbers from their buffers, other types cell by cell, dates in days since 1970-01-01. */
export function* arrowColumns(table: ArrowShaped, source?: string): Iterable<[string, Column]> {
  for (const [index, field] of table.schema.fields.entries()) {
    const vector = table.getChildAt?.(index) ?? table.getChild(field.name)
    if (vector) yield [field.name, vectorColumn(field.name, vector, field.type, source)]
  }
}

function vectorColumn(name: string, vector: ArrowVector, type: unknown, source?: string): Column {
  const { typeId, precision } = (type ?? {}) as { typeId?: number; precision?: number }
  // buffers of other types (decimals, half floats, dates) do not hold the numbers themselves
  const plain = typeId === typeIds.int || (typeId === typeIds.float && precision !== 0)
  if (plain && vector.nullCount === 0) {
    const values = vector.toArray?.()
    if (ArrayBuffer.isView(values)) return columnOf(name, values as ColumnInput, source)
  }
  const cell = (row: number): unknown => (vector.at ? vector.at(row) : vector.get?.(row))
  const days = (row: number): unknown => {
    const value = cell(row)
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) / millisecondsPerDay : value
  }
  const time = typeId === typeIds.date || typeId === typeIds.timestamp
  return columnFromCells(name, vector.length, time ? days : cell, source)
}
