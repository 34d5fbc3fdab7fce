import type { Place } from '@lmm/diagnostics'
import type { Fault } from '../expressions/fault.ts'
import { recode } from '../expressions/recode.ts'
import type { FactorValue, Value } from '../expressions/value.ts'
import { say } from '../say.ts'
import type { ColumnSchema } from '../schema.ts'
import type { Column, Table } from '../table.ts'
import { factorOf } from '../tables/factor-of.ts'
import { numberIn } from '../tables/number-label.ts'

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
      return { kind: 'number', values: numbersOf(table, column, schema.name, faults) }
    case 'logical':
      return { kind: 'logical', codes: logicalOf(table, column, schema.name) }
    case 'factor':
      return leveled(column, schema.name, schema.levels, schema.ordered, faults)
  }
}

function numbersOf(table: Table, column: Column, name: string, faults: Fault[]): Float64Array {
  if (column.kind === 'number') {
    const infinite: number[] = []
    const { values } = column
    for (let row = 0; row < values.length; row++)
      if (values[row] === Number.POSITIVE_INFINITY || values[row] === Number.NEGATIVE_INFINITY) infinite.push(row)
    if (infinite.length > 0) faults.push({ kind: 'infinite', column: name, rows: infinite })
    return values
  }
  if (column.kind === 'logical') return Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : code))
  const labels = column.kind === 'text' ? column.dictionary : column.levels
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

/** A column as a factor with given levels; cells with another level are faults. */
export function leveled(
  column: Column,
  name: string,
  levels: readonly string[],
  ordered: boolean,
  faults: Fault[],
): FactorValue {
  const found = factorOf(column)
  // numbers that were read as numbers find levels written otherwise: 0 is "0.0"
  const spelled = column.kind === 'number' ? { ...found, levels: respelled(found.levels, levels) } : found
  const { codes, unknown } = recode(spelled, levels)
  if (unknown.length > 0)
    faults.push({
      kind: 'new-level',
      variable: name,
      known: levels,
      rows: unknown,
      levels: unknown.map((row) => found.levels[found.codes[row]!]!),
    })
  return { kind: 'factor', codes, levels, ordered }
}

function respelled(labels: readonly string[], levels: readonly string[]): string[] {
  const exact = new Set(levels)
  const byNumber = new Map(levels.map((level) => [numberIn(level), level]))
  return labels.map((label) => (exact.has(label) ? label : (byNumber.get(Number(label)) ?? label)))
}
