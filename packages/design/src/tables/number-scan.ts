import { type LaneProgram, LaneProgramWriter, withLanes } from '@lmm/linalg'
import type { NumberValue } from '../expressions/value.ts'

/** What one pass over numbers tells; `low` and `high` pass over NaN and are infinite when there is nothing else. */
export interface NumberScan {
  readonly finite: boolean
  readonly low: number
  readonly high: number
}

/** From so many numbers on vectors are faster than a plain loop. */
const worthVectors = 2 ** 14

/** The range of numbers and whether all are finite. */
export function scanNumbers(values: Float64Array): NumberScan {
  if (values.length < worthVectors) return plainScan(values)
  const { low, high } = vectorRange(values)
  return Number.isFinite(low) && Number.isFinite(high) ? { finite: true, low, high } : plainScan(values)
}

function plainScan(values: Float64Array): NumberScan {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  let residue = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    // 0 for each finite number, NaN for any other
    residue += value - value
    if (value < low) low = value
    if (value > high) high = value
  }
  return { finite: residue === 0, low, high }
}

const lanes = 1024
const column = 0
const lowest = 1
const highest = 2
const widening = (): LaneProgram => new LaneProgramWriter().minimum(lowest, column).maximum(highest, column).done()
const widen = /* @__PURE__ */ widening()

/** The range of numbers, NaN where any is. */
function vectorRange(values: Float64Array): { low: number; high: number } {
  const size = { lanes, registers: 3, constants: 0, sums: 0 }
  return withLanes(size, [widen], Math.ceil(values.length / lanes), ({ registers, run }) => {
    registers.fill(values[0]!)
    for (let from = 0; from < values.length; from += lanes) {
      registers.set(values.subarray(from, from + lanes))
      run(0, lanes)
    }
    const register = (r: number): Float64Array => registers.subarray(r * lanes, (r + 1) * lanes)
    return {
      low: register(lowest).reduce((a, b) => Math.min(a, b)),
      high: register(highest).reduce((a, b) => Math.max(a, b)),
    }
  })
}

const scans = new WeakMap<NumberValue, NumberScan>()

/** The scan of a value that lives as long as one reading of a table: several checks ask for it. */
export function scanOf(value: NumberValue): NumberScan {
  const known = scans.get(value) ?? scanNumbers(value.values)
  scans.set(value, known)
  return known
}
