import { say } from '../say.ts'
import { type NumberScan, scanNumbers } from '../tables/number-scan.ts'

/** Estimates are ratios of columns and their variances squares of those: within these sizes none of them overflows. */
const smallest = 1e-75
const largest = 1e75

/**
 * Throws when the largest number of a column is of a size that cannot be squared; `rows` are those of the table.
 *
 * @example
 * ```ts
 * import { refuseExtremeColumn } from '@lmm/design'
 * try {
 *   refuseExtremeColumn('dose', Float64Array.of(1, 1e200), Int32Array.of(0, 1))
 * } catch (error) {
 *   console.log((error as Error).message.split('\n')[0])
 * }
 * ```
 * ```text
 * dose is 1e+200 in row 2, a size at which variances leave the range of double precision.
 * ```
 */
export function refuseExtremeColumn(
  name: string,
  column: Float64Array,
  rows: Int32Array,
  { finite, low, high }: NumberScan = scanNumbers(column),
): void {
  if (finite && isModerate(Math.max(-low, high))) return
  let at = 0
  let size = Math.abs(column[0] ?? 0)
  for (let i = 1; i < column.length; i++)
    if (!(Math.abs(column[i]!) <= size)) {
      at = i
      size = Math.abs(column[i]!)
    }
  if (!isModerate(size)) throw extreme(name, column[at]!, rows[at]!)
}

const isModerate = (size: number): boolean => size === 0 || (size >= smallest && size <= largest)

/** Throws when a number of a part of a column is too large. */
export function refuseOverflow(name: string, column: Float64Array, rows: Int32Array): void {
  const at = column.findIndex((value) => !(Math.abs(value) <= largest))
  if (at >= 0) throw extreme(name, column[at]!, rows[at]!)
}

/**
 * Throws when any weight that counts is of such a size.
 *
 * @example
 * ```ts
 * import { refuseExtremeWeights } from '@lmm/design'
 * try {
 *   refuseExtremeWeights('w', Float64Array.of(1, 1e300), Int32Array.of(0, 1))
 * } catch (error) {
 *   console.log((error as Error).message.split('\n')[0])
 * }
 * ```
 * ```text
 * w is 1e+300 in row 2, a size at which variances leave the range of double precision.
 * ```
 */
export function refuseExtremeWeights(name: string, weights: Float64Array, rows: Int32Array): void {
  const at = weights.findIndex((weight) => weight !== 0 && !(weight >= smallest && weight <= largest))
  if (at >= 0) throw extreme(name, weights[at]!, rows[at]!)
}

function extreme(column: string, value: number, row: number): Error {
  return say.error('design/extreme-number', { column, value: Number.isFinite(value) ? value : null, row })
}
