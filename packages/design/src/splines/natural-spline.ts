import { type BSpline, basisAt, basisSize } from './b-spline.ts'

/** Cubic splines that are linear beyond the boundary: B-splines projected on the space where second derivatives vanish there. */
export interface NaturalSpline {
  readonly spline: BSpline
  readonly boundary: readonly [number, number]
  /** Number of B-splines left out at the left: 1 without an intercept. */
  readonly skipped: number
  readonly reflections: readonly Float64Array[]
}

/** The projection is by Householder reflections of the two conditions, which fixes the basis that R's `ns` has. */
export function naturalSpline(spline: BSpline, boundary: readonly [number, number], intercept: boolean): NaturalSpline {
  const skipped = intercept ? 0 : 1
  const conditions = boundary.map((end) => basisAt(spline, end, 2).slice(skipped))
  const reflections: Float64Array[] = []
  conditions.forEach((condition, step) => {
    for (const v of reflections) reflect(condition, v)
    let squares = 0
    for (let i = step; i < condition.length; i++) squares += condition[i]! ** 2
    const v = condition.slice()
    v.fill(0, 0, step)
    v[step]! += Math.sign(condition[step]! || 1) * Math.sqrt(squares)
    reflections.push(v)
  })
  return { spline, boundary, skipped, reflections }
}

/** Number of columns. */
export const naturalSize = ({ spline, skipped }: NaturalSpline): number => basisSize(spline) - skipped - 2

/** The basis functions at x. */
export function naturalBasisAt(natural: NaturalSpline, x: number): Float64Array {
  const { spline, boundary, skipped, reflections } = natural
  const end = x < boundary[0] ? boundary[0] : Math.min(x, boundary[1])
  const values = basisAt(spline, end).slice(skipped)
  if (end !== x) {
    const slopes = basisAt(spline, end, 1).slice(skipped)
    slopes.forEach((slope, i) => {
      values[i]! += (x - end) * slope
    })
  }
  for (const v of reflections) reflect(values, v)
  return values.slice(2)
}

/** x becomes x - 2 v (v'x) / (v'v). */
function reflect(x: Float64Array, v: Float64Array): void {
  let overlap = 0
  let length = 0
  for (let i = 0; i < x.length; i++) {
    overlap += v[i]! * x[i]!
    length += v[i]! * v[i]!
  }
  for (let i = 0; i < x.length; i++) x[i]! -= (2 * overlap * v[i]!) / length
}
