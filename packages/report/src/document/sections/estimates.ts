import type { StructureParameter } from '@lmm/inference'
import { decimalsFor } from '../../numbers/decimals.ts'
import { formatNumber, formatSignificant } from '../../numbers/format.ts'
import type { Words } from '../../words.ts'
import { type Block, numberColumn, table, textColumn } from '../document.ts'

/** How numbers of estimates are told. */
export interface EstimateStyle {
  readonly words: Words
  readonly digits: number
  readonly level: number
}

/** Estimates with standard errors and limits; nothing where there are none. `heading` is that of the names. */
export function estimateTable(
  estimates: readonly StructureParameter[],
  { words, digits, level }: EstimateStyle,
  heading: string = words('report/parameter', {}),
): Block[] {
  if (estimates.length === 0) return []
  const columns = [
    textColumn(heading),
    numberColumn(words('report/estimate', {})),
    numberColumn(words('report/std-error', {})),
    numberColumn(words('report/lower', { level })),
    numberColumn(words('report/upper', {})),
  ]
  const rows = estimates.map(({ name, estimate, stdError, lower, upper }) => {
    if (stdError === null) return [name, formatSignificant(estimate, 4), '', '', '']
    const decimals = decimalsFor(stdError, digits, estimate)
    return [name, ...[estimate, stdError, lower, upper].map((value) => formatNumber(value, decimals))]
  })
  return [table(columns, rows)]
}
