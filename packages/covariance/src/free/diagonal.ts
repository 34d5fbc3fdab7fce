import type { BoundCovariance, CovarianceStructure } from '../structure.ts'

/**
 * Independent effects with a standard deviation each, `diag`: theta are the q standard deviations.
 *
 * @example
 * ```ts
 * import { diag } from '@lmm/covariance'
 * import { Matrix } from 'ml-matrix'
 * const bound = diag().bind({ size: 2, labels: ['(Intercept)', 'Days'], dimensions: [] })
 * const Sigma = Matrix.zeros(2, 2)
 * bound.covariance(Float64Array.of(2, 3), Int32Array.of(0, 1), Sigma)
 * console.log(bound.parameters.map(({ name }) => name), Sigma.to2DArray())
 * ```
 * ```text
 * [ '(Intercept)', 'Days' ] [ [ 4, 0 ], [ 0, 9 ] ]
 * ```
 */
export function diag(): CovarianceStructure {
  return { name: 'diag', bind: (axis) => bindDiagonal(axis.labels) }
}

function bindDiagonal(labels: readonly string[]): BoundCovariance {
  return {
    parameters: labels.map((name) => ({ name, kind: 'sd', initial: 1, lower: 0, upper: Number.POSITIVE_INFINITY })),
    closedUnder: 'scale',
    repeats: true,
    covariance(theta, at, Sigma) {
      for (let a = 0; a < at.length; a++)
        for (let b = 0; b < at.length; b++) Sigma.set(a, b, a === b ? theta[at[a]!]! ** 2 : 0)
    },
    derivative(theta, k, at, dSigma) {
      for (let a = 0; a < at.length; a++)
        for (let b = 0; b < at.length; b++) dSigma.set(a, b, a === b && at[a] === k ? 2 * theta[k]! : 0)
    },
    secondDerivative(_theta, k, l, at, d2Sigma) {
      for (let a = 0; a < at.length; a++)
        for (let b = 0; b < at.length; b++) d2Sigma.set(a, b, k === l && a === b && at[a] === k ? 2 : 0)
    },
    fromCovariance: (Sigma) => Float64Array.from(labels, (_, i) => Math.sqrt(Math.max(0, Sigma.get(i, i)))),
  }
}
