import { Matrix } from 'ml-matrix'
import { reportedCovariance } from '../lifts/reported-covariance.ts'
import { combinedStarts } from '../lifts/starts.ts'
import type { BoundCovariance, CovarianceStructure } from '../structure.ts'
import { named, partNames } from './part-names.ts'

/**
 * The sum of two covariances, of independent effects at the same positions: theta is (theta of a, theta of b), each parameter
 * named after its part.
 *
 * @example
 * ```ts
 * import { diag, identity, sum } from '@lmm/covariance'
 * import { Matrix } from 'ml-matrix'
 * const bound = sum(diag(), identity()).bind({ size: 2, labels: ['a', 'b'], dimensions: [] })
 * const Sigma = Matrix.zeros(2, 2)
 * bound.covariance(Float64Array.of(1, 2, 3), Int32Array.of(0, 1), Sigma)
 * console.log(bound.parameters.map(({ name }) => name), Sigma.to2DArray())
 * ```
 * ```text
 * [ 'diag.a', 'diag.b', 'identity.sd' ] [ [ 10, 0 ], [ 0, 13 ] ]
 * ```
 */
export function sum(a: CovarianceStructure, b: CovarianceStructure): CovarianceStructure {
  const names = partNames(a.name, b.name)
  return {
    name: `${a.name}+${b.name}`,
    bind: (axis) => bindSum(a.bind(axis), b.bind(axis), names, axis.labels),
  }
}

function bindSum(
  a: BoundCovariance,
  b: BoundCovariance,
  names: readonly [string, string],
  labels: readonly string[],
): BoundCovariance {
  const split = a.parameters.length
  const { derivative: da, secondDerivative: d2a } = a
  const { derivative: db, secondDerivative: d2b } = b
  return {
    parameters: [...named(a.parameters, names[0]), ...named(b.parameters, names[1])],
    covariance(theta, at, Sigma) {
      const other = Matrix.zeros(at.length, at.length)
      a.covariance(theta.subarray(0, split), at, Sigma)
      b.covariance(theta.subarray(split), at, other)
      Sigma.add(other)
    },
    ...(da &&
      db && {
        derivative(theta, k, at, dSigma) {
          if (k < split) da.call(a, theta.subarray(0, split), k, at, dSigma)
          else db.call(b, theta.subarray(split), k - split, at, dSigma)
        },
      }),
    ...(d2a &&
      d2b && {
        secondDerivative(theta, k, l, at, d2Sigma) {
          if (k < split && l < split) d2a.call(a, theta.subarray(0, split), k, l, at, d2Sigma)
          else if (k >= split && l >= split) d2b.call(b, theta.subarray(split), k - split, l - split, at, d2Sigma)
          else d2Sigma.fill(0)
        },
      }),
    starts: () => combinedStarts([a, b]),
    report: (theta) => [
      ...named(reportedCovariance(a, theta.subarray(0, split), labels), names[0]),
      ...named(reportedCovariance(b, theta.subarray(split), labels), names[1]),
    ],
    ...((a.repeats || b.repeats) && { repeats: true }),
  }
}
