import type { Value } from '../expressions/value.ts'
import type { Column } from '../table.ts'
import { scanOf } from '../tables/number-scan.ts'
import type { ModelFrame } from './model-frame.ts'
import type { UsedValue } from './used-value.ts'

/** What must be there for a row to be used, in the order response, fixed part, random part, offset, weights. */
export function* usedValues(frame: ModelFrame): Iterable<UsedValue> {
  for (const { variable, value } of [...frame.variables.values(), ...frame.groups.values()])
    yield { label: variable.label, columns: variable.columns, value }
  yield* offsetValue(frame)
  const { weights } = frame
  if (weights)
    yield { label: weights.column, columns: [weights.column], value: { kind: 'number', values: weights.values } }
  yield* frame.complete
}

/** The sum of offsets, if there is one. */
export function offsetValue({ offset, offsetColumns }: ModelFrame): UsedValue[] {
  return offset ? [{ label: 'offset', columns: offsetColumns, value: { kind: 'number', values: offset } }] : []
}

/**
 * Visits the rows where a value is missing with the first column that is missing there; of a basis a row may be visited twice. A
 * value that lacks only because it is wrong is not missing.
 */
export function eachMissing(
  { table, faults }: Pick<ModelFrame, 'table' | 'faults'>,
  { label, columns, value }: UsedValue,
  visit: (row: number, column: string) => void,
): void {
  const wrong = new Set<number>()
  for (const fault of faults)
    if (fault.of === label || columns.includes(fault.of)) for (const row of fault.rows) wrong.add(row)
  eachAbsent(value, (row) => {
    const column = columns.find((name) => isMissingAt(table.columns.get(name), row))
    if (column !== undefined || !wrong.has(row)) visit(row, column ?? label)
  })
}

function eachAbsent(value: Value, visit: (row: number) => void): void {
  if (value.kind === 'number') {
    if (!scanOf(value).finite) eachNaN(value.values, visit)
  } else if (value.kind === 'basis') for (const column of value.columns) eachNaN(column, visit)
  else if (value.kind === 'factor' || value.kind === 'logical') {
    const { codes } = value
    if (codes.includes(-1)) for (let row = 0; row < codes.length; row++) if (codes[row]! < 0) visit(row)
  }
}

function eachNaN(values: Float64Array, visit: (row: number) => void): void {
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row]!)) visit(row)
}

function isMissingAt(column: Column | undefined, row: number): boolean {
  if (!column) return false
  return column.kind === 'number' ? Number.isNaN(column.values[row]!) : column.codes[row]! < 0
}
