import type { CovarianceStructure } from './structure.ts'

/** Independent effects with one standard deviation, `identity`: theta is that standard deviation. */
export function identity(): CovarianceStructure {
  return {
    name: 'identity',
    bind: (axis) => ({
      parameters: [{ name: 'sd', kind: 'sd', initial: 1, lower: 0, upper: Number.POSITIVE_INFINITY }],
      covariance(theta, at, Sigma) {
        for (let a = 0; a < at.length; a++)
          for (let b = 0; b < at.length; b++) Sigma.set(a, b, at[a] === at[b] ? theta[0]! ** 2 : 0)
      },
      derivative(theta, _k, at, dSigma) {
        for (let a = 0; a < at.length; a++)
          for (let b = 0; b < at.length; b++) dSigma.set(a, b, at[a] === at[b] ? 2 * theta[0]! : 0)
      },
      secondDerivative(_theta, _k, _l, at, d2Sigma) {
        for (let a = 0; a < at.length; a++)
          for (let b = 0; b < at.length; b++) d2Sigma.set(a, b, at[a] === at[b] ? 2 : 0)
      },
      fromCovariance: (Sigma) => Float64Array.of(Math.sqrt(Math.max(0, Sigma.trace() / axis.size))),
    }),
  }
}
