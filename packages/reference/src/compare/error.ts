import type { Cell, Numbers } from './summary.ts'

/** Numbers of rows of rows, in order. */
export function flat(numbers: Numbers): Cell[] {
  return Array.isArray(numbers) ? numbers.flatMap(flat) : [numbers as Cell]
}

const toNumber = (cell: Cell): number => cell ?? Number.NaN

/**
 * Largest |have - want| / scale, the scale being one for all or one for each element, and 1 where it is 0. Elements that are null in
 * `want` are not compared; infinite where lengths differ or a number is absent from `have`.
 */
export function worst(have: Numbers, want: Numbers, scale: Numbers = 1): number {
  const [found, expected, scales] = [flat(have), flat(want), flat(scale)]
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY
  let largest = 0
  expected.forEach((value, i) => {
    if (value === null || value === undefined) return
    const size = toNumber(scales.length === 1 ? scales[0] : scales[i]) || 1
    const error = Math.abs(toNumber(found[i]) - value) / size
    largest = Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(largest, error)
  })
  return largest
}

/** Largest relative error. */
export function relative(have: Numbers, want: Numbers): number {
  return worst(
    have,
    want,
    flat(want).map((value) => Math.max(Math.abs(value ?? 1), 1e-12)),
  )
}

/** Largest |log(have / want)| / max(1, |log want|): p values are compared by their order of magnitude, below 1e-290 not at all. */
export function logRatio(have: Numbers, want: Numbers): number {
  const [found, expected] = [flat(have), flat(want)]
  const errors = expected.map((value, i) => {
    if (value === null || value === undefined || value < 1e-290) return 0
    const error = Math.abs(Math.log(toNumber(found[i]) / value)) / Math.max(1, Math.abs(Math.log(value)))
    return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error
  })
  return Math.max(0, ...errors)
}
