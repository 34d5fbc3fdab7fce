import { type NumberScan, scanNumbers, scanOf } from '../tables/number-scan.ts'
import type { ModelFrame } from './model-frame.ts'

/** The scan of a column. */
export type ColumnScans = (column: Float64Array) => NumberScan

/** Scans of the columns of a model matrix, one for each; those that are variables of the frame are known already. */
export function columnScans({ variables }: Pick<ModelFrame, 'variables'>): ColumnScans {
  const known = new Map<Float64Array, NumberScan>()
  for (const { value } of variables.values()) if (value.kind === 'number') known.set(value.values, scanOf(value))
  return (column) => {
    const scan = known.get(column) ?? scanNumbers(column)
    known.set(column, scan)
    return scan
  }
}
