import type { Place } from '@lmm/diagnostics'
import { type Fault, levelFault } from '../expressions/fault.ts'
import { recode } from '../expressions/recode.ts'
import type { FactorValue, NumberValue, Value } from '../expressions/value.ts'
import { say } from '../say.ts'
import type { ColumnSchema } from '../schema.ts'
import type { Column, Table } from '../table.ts'
import { factorOf } from '../tables/factor-of.ts'
import { numberIn } from '../tables/number-label.ts'
import { scanOf } from '../tables/number-scan.ts'

/** At most so many rows are named in a message. */
export const rowsNamed = 10

/** Where cells of a table are. */
export function cells(table: Table, column: string, rows: readonly number[] = []): Place {
  return {
    kind: 'data',
    ...(table.source !== undefined && { source: table.source }),
    column,
    ...(rows.length > 0 && { rows: rows.slice(0, rowsNamed) }),
  }
}

/** Reads a column as its schema says; throws when its cells do not allow that. */
export function convertColumn(table: Table, column: Column, schema: ColumnSchema, faults: Fault[]): Value {
  switch (schema.kind) {
    case 'number':
      return numbersOf(table, column, schema.name, faults)
    case 'logical':
      return { kind: 'logical', codes: logicalOf(table, column, schema.name) }
    case 'factor':
      return leveled(column, schema, faults)
  }
}

function numbersOf(table: Table, column: Column, name: string, faults: Fault[]): NumberValue {
  const values = column.kind === 'number' ? column.values : parsedNumbers(table, column, name)
  const value: NumberValue = { kind: 'number', values }
  reportInfinite(value, name, faults)
  return value
}

/** Records rows where a column is infinite. */
export function reportInfinite(value: NumberValue, name: string, faults: Fault[]): void {
  const { low, high } = scanOf(value)
  if (Number.isFinite(low) && Number.isFinite(high)) return
  const rows: number[] = []
  for (const [row, number] of value.values.entries()) if (Math.abs(number) === Number.POSITIVE_INFINITY) rows.push(row)
  if (rows.length > 0) faults.push({ kind: 'infinite', of: name, rows })
}

function parsedNumbers(table: Table, column: Exclude<Column, { kind: 'number' }>, name: string): Float64Array {
  const labels = column.kind === 'text' ? column.dictionary : column.kind === 'factor' ? column.levels : ['0', '1']
  const numbers = labels.map(numberIn)
  const values = new Float64Array(column.codes.length)
  for (let row = 0; row < values.length; row++) {
    const code = column.codes[row]!
    const value = code < 0 ? Number.NaN : numbers[code]!
    if (value === null)
      throw say.error('design/not-a-number', { column: name, row, text: labels[code]! }, cells(table, name, [row]))
    values[row] = value
  }
  return values
}

function logicalOf(table: Table, column: Column, name: string): Int8Array {
  if (column.kind === 'logical') return column.codes
  const found = factorOf(column)
  const truth = found.levels.map((level) => ['FALSE', 'TRUE'].indexOf(level.toUpperCase()))
  return Int8Array.from(found.codes, (code, row) => {
    if (code < 0) return -1
    if (truth[code]! < 0)
      throw say.error('design/not-logical', { column: name, row, text: found.levels[code]! }, cells(table, name, [row]))
    return truth[code]!
  })
}

function leveled(
  column: Column,
  { name, levels, ordered, stated }: Extract<ColumnSchema, { kind: 'factor' }>,
  faults: Fault[],
): FactorValue {
  const found = spelledFactor(column, levels)
  const { codes, unknown } = recode(found, levels)
  if (unknown.length > 0) faults.push(levelFault(name, name, levels, found, unknown))
  return { kind: 'factor', codes, levels, ordered, isText: column.kind === 'text' && !stated }
}

/** A column as a factor by its labels; numbers take the spelling of the levels known: 0 is "0.0" where that is one. */
export function spelledFactor(column: Column, levels: readonly string[]): FactorValue {
  const found = factorOf(column)
  return column.kind === 'number' ? { ...found, levels: respelled(found.levels, levels) } : found
}

function respelled(labels: readonly string[], levels: readonly string[]): string[] {
  const exact = new Set(levels)
  const byNumber = new Map(levels.map((level) => [numberIn(level), level]))
  return labels.map((label) => (exact.has(label) ? label : (byNumber.get(Number(label)) ?? label)))
}
