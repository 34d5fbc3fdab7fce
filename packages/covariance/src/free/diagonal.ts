import type { BoundCovariance, CovarianceStructure } from '../structure.ts'

/** Independent effects with a standard deviation each, `diag`: theta are the q standard deviations. */
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
