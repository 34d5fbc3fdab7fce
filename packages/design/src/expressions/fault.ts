import type { FactorValue } from './value.ts'

/**
 * Something wrong with single cells. Faults are collected while variables are evaluated over all rows and judged when the rows used
 * are known: a row that is left out for another reason does no harm.
 */
export type Fault = (InfiniteFault | NotFiniteFault | LevelFault) & {
  /** The column or the label of the variable at fault: a value that is lacking there is not missing but wrong. */
  readonly of: string
  readonly rows: readonly number[]
}

interface InfiniteFault {
  readonly kind: 'infinite'
}

interface NotFiniteFault {
  readonly kind: 'not-finite'
  readonly expression: string
  /** Column to look at. */
  readonly column: string
  readonly inputs: (row: number) => number[]
  readonly result: (row: number) => number
}

interface LevelFault {
  readonly kind: 'new-level'
  readonly variable: string
  readonly known: readonly string[]
  readonly level: (row: number) => string
}

/** The fault of rows whose level is not among those known. */
export function levelFault(
  of: string,
  variable: string,
  known: readonly string[],
  found: Pick<FactorValue, 'codes' | 'levels'>,
  rows: readonly number[],
): Fault {
  return { kind: 'new-level', of, variable, known, rows, level: (row) => found.levels[found.codes[row]!]! }
}
