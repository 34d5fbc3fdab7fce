import { Matrix } from 'ml-matrix'
import { reported } from '../lifts/reported.ts'
import { reportedCovariance } from '../lifts/reported-covariance.ts'
import { setBoth } from '../lifts/set-both.ts'
import { combinedStarts } from '../lifts/starts.ts'
import type { BoundCovariance } from '../structure.ts'
import {
  type CorrelationPart,
  placeCorrelation,
  placeDerivative,
  placeSecondDerivative,
} from './kronecker-correlation.ts'
import { named, partNames } from './part-names.ts'

/** A covariance over part of an axis, with the place in that part of each position of the whole. */
export interface CovariancePart {
  readonly name: string
  readonly bound: BoundCovariance
  readonly of: Int32Array
  readonly labels: readonly string[]
}

/** The product of a covariance and a correlation over different coordinates. */
export function kroneckerCovariance(a: CovariancePart, c: CorrelationPart): BoundCovariance {
  const split = a.bound.parameters.length
  const names = partNames(a.name, c.name)
  const left = (theta: Float64Array): Float64Array => theta.subarray(0, split)
  const right = (theta: Float64Array): Float64Array => theta.subarray(split)
  const everywhere = Int32Array.from(a.labels, (_, i) => i)
  const A = Matrix.zeros(a.labels.length, a.labels.length)
  const { derivative: dA, secondDerivative: d2A } = a.bound
  const fill = (out: Matrix, at: Int32Array, factor: (i: number, j: number) => number): void => {
    for (let x = 0; x < at.length; x++)
      for (let y = 0; y <= x; y++) {
        const i = at[x]!
        const j = at[y]!
        setBoth(out, x, y, A.get(a.of[i]!, a.of[j]!) * factor(i, j))
      }
  }
  return {
    parameters: [...named(a.bound.parameters, names[0]), ...named(c.bound.parameters, names[1])],
    covariance(theta, at, Sigma) {
      const rest = right(theta)
      a.bound.covariance(left(theta), everywhere, A)
      fill(Sigma, at, (i, j) => placeCorrelation(c, rest, i, j))
    },
    ...(dA &&
      c.bound.derivative && {
        derivative(theta, k, at, dSigma) {
          const rest = right(theta)
          if (k < split) {
            dA.call(a.bound, left(theta), k, everywhere, A)
            fill(dSigma, at, (i, j) => placeCorrelation(c, rest, i, j))
          } else {
            a.bound.covariance(left(theta), everywhere, A)
            fill(dSigma, at, (i, j) => placeDerivative(c, rest, k - split, i, j))
          }
        },
      }),
    ...(dA &&
      d2A &&
      c.bound.derivative &&
      c.bound.secondDerivative && {
        secondDerivative(theta, k, l, at, d2Sigma) {
          const rest = right(theta)
          const first = Math.min(k, l)
          const second = Math.max(k, l)
          if (second < split) {
            d2A.call(a.bound, left(theta), first, second, everywhere, A)
            fill(d2Sigma, at, (i, j) => placeCorrelation(c, rest, i, j))
          } else if (first < split) {
            dA.call(a.bound, left(theta), first, everywhere, A)
            fill(d2Sigma, at, (i, j) => placeDerivative(c, rest, second - split, i, j))
          } else {
            a.bound.covariance(left(theta), everywhere, A)
            fill(d2Sigma, at, (i, j) => placeSecondDerivative(c, rest, first - split, second - split, i, j))
          }
        },
      }),
    starts: () => combinedStarts([a.bound, c.bound]),
    report: (theta) => [
      ...named(reportedCovariance(a.bound, left(theta), a.labels), names[0]),
      ...named(reported(c.bound, right(theta)), names[1]),
    ],
  }
}
