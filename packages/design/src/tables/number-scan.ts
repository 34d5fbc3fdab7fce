import { type LaneMachine, LaneProgramWriter, withLanes } from '@lmm/linalg'
import type { NumberValue } from '../expressions/value.ts'

/** What one pass over numbers tells; `low` and `high` pass over NaN and are infinite when there is nothing else. */
export interface NumberScan {
  readonly finite: boolean
  readonly low: number
  readonly high: number
}

const lanes = 1024
const [column, low, high] = [0, 1, 2]
const widen = new LaneProgramWriter().minimum(low, column).maximum(high, column).done()

/** The range of numbers and whether all are finite. */
export function scanNumbers(values: Float64Array): NumberScan {
  const range = values.length > 0 ? laneRange(values) : { low: Number.NaN, high: Number.NaN }
  const finite = Number.isFinite(range.low) && Number.isFinite(range.high)
  return finite ? { finite, ...range } : { finite, ...rangeBesidesNaN(values) }
}

/** The range of numbers, NaN where any is. */
function laneRange(values: Float64Array): { low: number; high: number } {
  const blocks = Math.ceil(values.length / lanes)
  return withLanes(
    { lanes, registers: 3, constants: 0, sums: 0 },
    [widen],
    blocks,
    ({ registers, run }: LaneMachine) => {
      registers.fill(values[0]!)
      for (let from = 0; from < values.length; from += lanes) {
        registers.set(values.subarray(from, from + lanes))
        run(0, lanes)
      }
      return {
        low: registers.subarray(low * lanes, (low + 1) * lanes).reduce((a, b) => Math.min(a, b)),
        high: registers.subarray(high * lanes, (high + 1) * lanes).reduce((a, b) => Math.max(a, b)),
      }
    },
  )
}

function rangeBesidesNaN(values: Float64Array): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (value < low) low = value
    if (value > high) high = value
  }
  return { low, high }
}

const scans = new WeakMap<NumberValue, NumberScan>()

/** The scan of a value that lives as long as one reading of a table: several checks ask for it. */
export function scanOf(value: NumberValue): NumberScan {
  const known = scans.get(value) ?? scanNumbers(value.values)
  scans.set(value, known)
  return known
}
