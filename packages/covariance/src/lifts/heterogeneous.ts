import type { Matrix } from 'ml-matrix'
import type { Axis } from '../axis.ts'
import type { BoundCorrelation, CorrelationStructure } from '../correlation.ts'
import { limitParameters } from '../positions/limit-parameters.ts'
import type { BoundCovariance, CovarianceParameter, CovarianceStructure } from '../structure.ts'
import { bindNamed } from './bind-named.ts'
import { correlationOf } from './correlation-alone.ts'
import { fillSymmetric } from './fill-symmetric.ts'
import { nearestCorrelation } from './nearest-correlation.ts'
import { asQuantity, reported } from './reported.ts'
import { startsOf } from './starts.ts'

/**
 * A standard deviation for each position times a correlation: theta is (the standard deviations, parameters of the correlation).
 *
 * @example
 * ```ts
 * import { cs, heterogeneous } from '@lmm/covariance'
 * import { Matrix } from 'ml-matrix'
 * const bound = heterogeneous(cs()).bind({ size: 2, labels: ['a', 'b'], dimensions: [] })
 * const Sigma = Matrix.zeros(2, 2)
 * bound.covariance(Float64Array.of(1, 2, 0.5), Int32Array.of(0, 1), Sigma)
 * console.log(bound.parameters.map(({ name }) => name), Sigma.to2DArray())
 * ```
 * ```text
 * [ 'sd_a', 'sd_b', 'rho' ] [ [ 1, 1 ], [ 1, 4 ] ]
 * ```
 */
export function heterogeneous(c: CorrelationStructure): CovarianceStructure {
  const name = `${c.name}h`
  return {
    name,
    bind(axis) {
      const bound = bindNamed(c, name, axis)
      limitParameters(name, axis.size, axis.size + bound.parameters.length)
      return bindHeterogeneous(bound, axis)
    },
  }
}

function bindHeterogeneous(c: BoundCorrelation, { size, labels }: Axis): BoundCovariance {
  const { derivative, secondDerivative } = c
  const nearest = nearestCorrelation(c, size)
  const sds = labels.map(
    (label): CovarianceParameter => ({
      name: `sd_${label}`,
      kind: 'sd',
      initial: 1,
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
    }),
  )
  const parameters = [...sds, ...c.parameters]
  /** Correlation of rows a and b, 1 of a row with itself. */
  const correlation = (rest: Float64Array, at: Int32Array, a: number, b: number): number =>
    a === b ? 1 : c.correlation(rest, at[a]!, at[b]!)
  const fill = (out: Matrix, length: number, value: (a: number, b: number) => number): void => {
    fillSymmetric(out, length, (a) => value(a, a), value)
  }
  /** d (s_i s_j) / d s_k. */
  const slope = (theta: Float64Array, k: number, i: number, j: number): number =>
    (i === k ? theta[j]! : 0) + (j === k ? theta[i]! : 0)
  return {
    parameters,
    covariance(theta, at, Sigma) {
      const rest = theta.subarray(size)
      fill(Sigma, at.length, (a, b) => theta[at[a]!]! * theta[at[b]!]! * correlation(rest, at, a, b))
    },
    ...(derivative && {
      derivative(theta, k, at, dSigma) {
        const rest = theta.subarray(size)
        if (k < size)
          fill(dSigma, at.length, (a, b) => {
            const factor = slope(theta, k, at[a]!, at[b]!)
            return factor === 0 ? 0 : factor * correlation(rest, at, a, b)
          })
        else
          fill(dSigma, at.length, (a, b) => {
            const i = at[a]!
            const j = at[b]!
            return a === b ? 0 : theta[i]! * theta[j]! * derivative.call(c, rest, k - size, i, j)
          })
      },
    }),
    ...(derivative &&
      secondDerivative && {
        secondDerivative(theta, k, l, at, d2Sigma) {
          const rest = theta.subarray(size)
          const first = Math.min(k, l)
          const second = Math.max(k, l)
          fill(d2Sigma, at.length, (a, b) => {
            const i = at[a]!
            const j = at[b]!
            if (second < size) {
              const factor = (i === first && j === second ? 1 : 0) + (i === second && j === first ? 1 : 0)
              return factor === 0 ? 0 : factor * correlation(rest, at, a, b)
            }
            if (a === b) return 0
            if (first >= size)
              return theta[i]! * theta[j]! * secondDerivative.call(c, rest, first - size, second - size, i, j)
            const factor = slope(theta, first, i, j)
            return factor === 0 ? 0 : factor * derivative.call(c, rest, second - size, i, j)
          })
        },
      }),
    ...(nearest && {
      closedUnder: 'scale',
      fromCovariance(Sigma: Matrix) {
        const theta = new Float64Array(parameters.length)
        for (let i = 0; i < size; i++) theta[i] = Math.sqrt(Math.max(0, Sigma.get(i, i)))
        theta.set(nearest(correlationOf(Sigma)), size)
        return theta
      },
    }),
    starts: () => startsOf(c).map((theta) => Float64Array.of(...sds.map((p) => p.initial), ...theta)),
    report: (theta) => [...sds.map((sd, i) => asQuantity(sd, theta[i]!)), ...reported(c, theta.subarray(size))],
    ...(c.repeats && { repeats: true }),
  }
}
