import type { Column } from '../table.ts'

/** Number of rows of a column. */
export function columnLength(column: Column): number {
  return column.kind === 'number' ? column.values.length : column.codes.length
}
