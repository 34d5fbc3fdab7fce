import type { Matrix } from 'ml-matrix'
import type { BoundCorrelation } from '../correlation.ts'
import { startsOf } from './starts.ts'

/**
 * How to find theta of the correlation nearest to C over all positions: the structure's own way, least squares over the pairs for
 * one parameter with a derivative (Gauss and Newton from the best start). Null for others: with several parameters the squares
 * have several minima.
 */
export function nearestCorrelation(c: BoundCorrelation, size: number): ((C: Matrix) => Float64Array) | null {
  if (c.fromCorrelation) return (C) => c.fromCorrelation!(C)
  if (c.parameters.length === 0) return () => new Float64Array(0)
  return c.derivative && c.parameters.length === 1 ? (C) => leastSquares(c, size, C) : null
}

function leastSquares(c: BoundCorrelation, size: number, C: Matrix): Float64Array {
  const { lower, upper } = c.parameters[0]!
  const squares = startsOf(c).map((theta) => [theta[0]!, squaresAt(c, size, C, theta[0]!)] as const)
  let [value, sum] = squares.reduce((best, next) => (next[1] < best[1] ? next : best))
  for (let iteration = 0; iteration < 100; iteration++) {
    let step = gaussNewtonStep(c, size, C, value)
    let moved = false
    for (let halving = 0; !moved && halving < 40; halving++, step /= 2) {
      const trial = Math.min(upper, Math.max(lower, value + step))
      const next = squaresAt(c, size, C, trial)
      moved = next < sum
      if (moved) [value, sum] = [trial, next]
    }
    if (!moved) break
  }
  return Float64Array.of(value)
}

function squaresAt(c: BoundCorrelation, size: number, C: Matrix, value: number): number {
  const theta = Float64Array.of(value)
  let sum = 0
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sum += (C.get(i, j) - c.correlation(theta, i, j)) ** 2
  return sum
}

function gaussNewtonStep(c: BoundCorrelation, size: number, C: Matrix, value: number): number {
  const theta = Float64Array.of(value)
  let slope = 0
  let square = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const d = c.derivative!(theta, 0, i, j)
      slope += d * (C.get(i, j) - c.correlation(theta, i, j))
      square += d * d
    }
  return square > 0 ? slope / square : 0
}
