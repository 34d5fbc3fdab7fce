import { type BSpline, basisAt, basisSize } from './b-spline.ts'

/** Cubic splines that are linear beyond the boundary: B-splines projected on the space where second derivatives vanish there. */
export interface NaturalSpline {
  readonly spline: BSpline
  readonly boundary: readonly [number, number]
  /** For each column its weights of the B-splines. */
  readonly weights: readonly Float64Array[]
}

/** The projection is by Householder reflections of the two conditions, which fixes the basis that R's `ns` has. */
export function naturalSpline(spline: BSpline, boundary: readonly [number, number], intercept: boolean): NaturalSpline {
  const skipped = intercept ? 0 : 1
  const conditions = boundary.map((end) => basisAt(spline, end, 2).subarray(skipped))
  const reflections: Float64Array[] = []
  conditions.forEach((condition, step) => {
    for (const v of reflections) reflect(condition, v)
    let squares = 0
    for (let i = step; i < condition.length; i++) squares += condition[i]! ** 2
    const v = condition.slice().fill(0, 0, step)
    v[step]! += Math.sign(condition[step]! || 1) * Math.sqrt(squares)
    reflections.push(v)
  })
  const size = basisSize(spline)
  const weights = Array.from({ length: size - skipped - 2 }, (_, column) => {
    const unit = new Float64Array(size)
    unit[skipped + 2 + column] = 1
    for (const v of reflections.toReversed()) reflect(unit.subarray(skipped), v)
    return unit
  })
  return { spline, boundary, weights }
}

/** The columns at x. */
export function naturalBasisAt({ spline, boundary, weights }: NaturalSpline, x: number): Float64Array {
  const end = Math.min(Math.max(x, boundary[0]), boundary[1])
  const values = basisAt(spline, end)
  if (end !== x) {
    const slopes = basisAt(spline, end, 1)
    for (let i = 0; i < values.length; i++) values[i]! += (x - end) * slopes[i]!
  }
  const columns = new Float64Array(weights.length)
  for (let column = 0; column < columns.length; column++) {
    const weight = weights[column]!
    let sum = 0
    for (let i = 0; i < values.length; i++) sum += weight[i]! * values[i]!
    columns[column] = sum
  }
  return columns
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
