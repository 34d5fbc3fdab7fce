import { usedLevels } from '../expressions/recode.ts'
import type { Column, Table } from '../table.ts'
import { factorOf } from './factor-of.ts'

/** One column of a table in a line. */
export interface ColumnDescription {
  readonly column: string
  readonly type: 'number' | 'text' | 'factor' | 'ordered' | 'logical'
  /** Number of levels or distinct texts that occur; null for numbers. */
  readonly levels: number | null
  readonly missing: number
  /** Smallest and largest number; null for other columns and where all is missing. Infinite values are counted apart. */
  readonly min: number | null
  readonly max: number | null
  readonly infinite: number
}

/**
 * A tidy row for every column: type, levels, missing values and range.
 *
 * @example
 * ```ts
 * import { describeTable, tableOf } from '@lmm/design'
 *
 * for (const { column, type, levels, missing } of describeTable(tableOf({ y: [1, null, 4], g: ['a', 'b', 'a'] })))
 *   console.log(column, type, levels, missing)
 * ```
 * ```text
 * y number null 1
 * g text 2 0
 * ```
 */
export function describeTable(table: Table): ColumnDescription[] {
  return [...table.columns].map(([column, values]) => ({ column, ...describe(values) }))
}

function describe(column: Column): Omit<ColumnDescription, 'column'> {
  if (column.kind === 'number') return describeNumbers(column.values)
  let missing = 0
  for (const code of column.codes) if (code < 0) missing++
  const type = column.kind === 'factor' && column.ordered ? 'ordered' : column.kind
  return { type, levels: usedLevels(factorOf(column)).length, missing, min: null, max: null, infinite: 0 }
}

function describeNumbers(values: Float64Array): Omit<ColumnDescription, 'column'> {
  let missing = 0
  let infinite = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (Number.isNaN(value)) missing++
    else if (!Number.isFinite(value)) infinite++
    else {
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  const found = max >= min
  return { type: 'number', levels: null, missing, min: found ? min : null, max: found ? max : null, infinite }
}
