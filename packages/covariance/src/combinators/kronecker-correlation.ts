import type { BoundCorrelation } from '../correlation.ts'
import { reported } from '../lifts/reported.ts'
import { combinedStarts } from '../lifts/starts.ts'
import { thetaView } from '../lifts/theta-view.ts'
import { named, partNames } from './part-names.ts'

/** A correlation over part of an axis, with the place in that part of each position of the whole. */
export interface CorrelationPart {
  readonly name: string
  readonly bound: BoundCorrelation
  readonly of: Int32Array
}

/** The product of two correlations over different coordinates. */
export function kroneckerCorrelation(a: CorrelationPart, c: CorrelationPart): BoundCorrelation {
  const split = a.bound.parameters.length
  const names = partNames(a.name, c.name)
  const left = thetaView(0, split)
  const right = thetaView(split, split + c.bound.parameters.length)
  const derivative =
    a.bound.derivative && c.bound.derivative
      ? (theta: Float64Array, k: number, i: number, j: number): number =>
          k < split
            ? placeDerivative(a, left(theta), k, i, j) * placeCorrelation(c, right(theta), i, j)
            : placeCorrelation(a, left(theta), i, j) * placeDerivative(c, right(theta), k - split, i, j)
      : undefined
  const secondDerivative =
    derivative && a.bound.secondDerivative && c.bound.secondDerivative
      ? (theta: Float64Array, k: number, l: number, i: number, j: number): number => {
          const first = Math.min(k, l)
          const second = Math.max(k, l)
          if (second < split)
            return placeSecondDerivative(a, left(theta), first, second, i, j) * placeCorrelation(c, right(theta), i, j)
          if (first < split)
            return placeDerivative(a, left(theta), first, i, j) * placeDerivative(c, right(theta), second - split, i, j)
          const bend = placeSecondDerivative(c, right(theta), first - split, second - split, i, j)
          return placeCorrelation(a, left(theta), i, j) * bend
        }
      : undefined
  return {
    parameters: [...named(a.bound.parameters, names[0]), ...named(c.bound.parameters, names[1])],
    correlation: (theta, i, j) => placeCorrelation(a, left(theta), i, j) * placeCorrelation(c, right(theta), i, j),
    ...(derivative && { derivative }),
    ...(secondDerivative && { secondDerivative }),
    starts: () => combinedStarts([a.bound, c.bound]),
    report: (theta) => [
      ...named(reported(a.bound, left(theta)), names[0]),
      ...named(reported(c.bound, right(theta)), names[1]),
    ],
  }
}

/** 1 within one place: what two rows there do not share belongs to the whole, `nugget(kronecker(a, c))`. */
export function placeCorrelation({ bound, of }: CorrelationPart, theta: Float64Array, i: number, j: number): number {
  return of[i] === of[j] ? 1 : bound.correlation(theta, of[i]!, of[j]!)
}

/** Its derivative by parameter k. */
export function placeDerivative(
  { bound, of }: CorrelationPart,
  theta: Float64Array,
  k: number,
  i: number,
  j: number,
): number {
  return of[i] === of[j] ? 0 : bound.derivative!(theta, k, of[i]!, of[j]!)
}

/** Its second derivative by parameters k and l. */
export function placeSecondDerivative(
  { bound, of }: CorrelationPart,
  theta: Float64Array,
  k: number,
  l: number,
  i: number,
  j: number,
): number {
  return of[i] === of[j] ? 0 : bound.secondDerivative!(theta, k, l, of[i]!, of[j]!)
}
