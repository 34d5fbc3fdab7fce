import { normalUpper } from '../normal.ts'
import { normalQuantile } from '../special/normal-quantile.ts'
import type { FactorColumn } from './factor-columns.ts'
import { scaleQuantile } from './scale-quantile.ts'
import { COARSEST, FINEST, SHIFTS, visitPoints } from './shifted-lattice.ts'

export interface Estimate {
  readonly inside: number
  readonly outside: number
  /** Three standard errors of both. */
  readonly error: number
  /** The lattice had 2^level points in each of its shifted copies. */
  readonly level: number
}

/** P(largest <= t), or of the largest absolute value, by randomised quasi Monte Carlo. */
export type Estimator = (t: number, level?: number) => Estimate

/**
 * Separation of variables: given the scale and the variables before, each variable of the factor is drawn from the part of
 * its distribution that lies inside; the integrand is the probability of those parts.
 *
 * Genz and Bretz 2002, "Comparison of methods for the computation of multivariate t probabilities", J. Comput. Graph.
 * Statist. 11; Genz and Kwong 2000 for singular matrices; Cranley and Patterson 1976 for the shifts.
 *
 * @param target - three standard errors that are asked for, as far as the finest lattice gives them
 */
export function estimator(columns: readonly FactorColumn[], df: number, sides: 1 | 2, target: number): Estimator {
  const rank = columns.length
  const scale = scaleQuantile(df)
  /** The first coordinate is that of the scale, unless it is known; the last variable needs none. */
  const first = df === Number.POSITIVE_INFINITY ? 0 : 1
  const dimensions = rank - 1 + first
  const bounds = columns.map(boundsOf)
  const y = new Float64Array(rank)
  /** Of the last point: what is inside, what is outside. */
  const parts = new Float64Array(2)

  /** Sets `parts` to the integrand at a point of the unit cube. */
  function integrand(t: number, point: Float64Array): void {
    const w = first === 0 ? t : t * scale(normalQuantile(point[0]!))
    let inside = 1
    let outside = 0
    for (let j = 0; j < rank && inside > 0; j++) {
      const { coefficients, widths } = bounds[j]!
      let low = Number.NEGATIVE_INFINITY
      let high = Number.POSITIVE_INFINITY
      for (let row = 0, at = 0; row < widths.length; row++) {
        let mean = 0
        for (let k = 0; k < j; k++) mean += coefficients[at++]! * y[k]!
        const width = w * widths[row]!
        if (sides === 2) {
          const size = Math.abs(width)
          if (-size - mean > low) low = -size - mean
          if (size - mean < high) high = size - mean
        } else if (widths[row]! > 0) {
          if (width - mean < high) high = width - mean
        } else if (width - mean > low) low = width - mean
      }
      if (low >= high) {
        outside += inside
        inside = 0
        break
      }
      const below = normalUpper(-low)
      const above = normalUpper(high)
      const kept = Math.max(0, low > 0 ? normalUpper(low) - above : 1 - below - above)
      outside += inside * (below + above)
      inside *= kept
      if (j === rank - 1) break
      const u = point[first + j]!
      y[j] = low > 0 ? -normalQuantile(above + (1 - u) * kept) : normalQuantile(below + u * kept)
    }
    parts[0] = inside
    parts[1] = outside
  }

  return (t, level) => {
    const insides = new Float64Array(SHIFTS)
    const outsides = new Float64Array(SHIFTS)
    let settled = 0
    for (let m = COARSEST; ; m++) {
      for (let shift = 0; shift < SHIFTS; shift++) {
        visitPoints(dimensions, shift, m, (point) => {
          integrand(t, point)
          insides[shift]! += parts[0]!
          outsides[shift]! += parts[1]!
        })
      }
      const size = 2 ** m
      const mean = outsides.reduce((a, b) => a + b, 0) / SHIFTS / size
      const variance = outsides.reduce((sum, total) => sum + (total / size - mean) ** 2, 0) / (SHIFTS - 1)
      const error = 3 * Math.sqrt(variance / SHIFTS)
      // a small scatter may be chance once
      settled = error < target ? settled + 1 : 0
      if (m === FINEST || m === level || (level === undefined && settled === 2)) {
        return { inside: insides.reduce((a, b) => a + b, 0) / SHIFTS / size, outside: mean, error, level: m }
      }
    }
  }
}

/** The rows of a column, each divided by its last coefficient. */
interface Bounds {
  /** All but the last, row by row. */
  readonly coefficients: Float64Array
  /** One over the last. */
  readonly widths: Float64Array
}

const boundsOf = ({ rows }: FactorColumn): Bounds => ({
  coefficients: Float64Array.from(rows.flatMap((row) => Array.from(row.slice(0, -1), (c) => c / row.at(-1)!))),
  widths: Float64Array.from(rows, (row) => 1 / row.at(-1)!),
})
