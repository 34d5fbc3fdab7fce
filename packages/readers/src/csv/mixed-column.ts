import type { Column } from '@lmm/design'
import { numberOf } from './number.ts'

/** Cells of a column of text most of which are numbers. */
export interface MixedColumn {
  readonly numbers: number
  /** Cells that are not missing. */
  readonly cells: number
  /** The first that is no number, and its row. */
  readonly found: string
  readonly row: number
}

/** What is mixed in a column, or null when it is no text or less than half of it are numbers. */
export function mixedColumn(column: Column, decimal: '.' | ','): MixedColumn | null {
  if (column.kind !== 'text') return null
  const isNumber = column.dictionary.map((text) => numberOf(text, decimal) !== undefined)
  let [numbers, cells, row] = [0, 0, -1]
  column.codes.forEach((code, i) => {
    if (code < 0) return
    cells++
    if (isNumber[code]) numbers++
    else if (row < 0) row = i
  })
  if (row < 0 || 2 * numbers < cells) return null
  return { numbers, cells, found: column.dictionary[column.codes[row]!]!, row }
}
