import { semidefiniteCholesky } from '@lmm/linalg'
import type { Matrix } from 'ml-matrix'
import { limitParameters } from '../positions/limit-parameters.ts'
import type { BoundCovariance, CovarianceParameter, CovarianceStructure } from '../structure.ts'

/**
 * Unstructured covariance, `us`: Sigma = Lambda Lambda' with theta the lower triangle of Lambda by columns, as lme4 has it
 * (Bates et al. 2015, section 2.2).
 *
 * @example
 * ```ts
 * import { us } from '@lmm/covariance'
 * console.log(us().bind({ size: 2, labels: ['(Intercept)', 'Days'], dimensions: [] }).parameters.map((p) => p.name).join(' '))
 * ```
 * ```text
 * (Intercept) Days.(Intercept) Days
 * ```
 */
export function us(): CovarianceStructure {
  return { name: 'us', bind: (axis) => bindUnstructured(axis.labels) }
}

function bindUnstructured(labels: readonly string[]): BoundCovariance {
  const q = labels.length
  limitParameters('us', q, (q * (q + 1)) / 2)
  const row: number[] = []
  const column: number[] = []
  for (let j = 0; j < q; j++)
    for (let i = j; i < q; i++) {
      row.push(i)
      column.push(j)
    }
  const start = Int32Array.from({ length: q }, (_, j) => j * q - (j * (j - 1)) / 2)
  /** Lambda_ij */
  const element = (theta: Float64Array, i: number, j: number): number => (i < j ? 0 : theta[start[j]! + i - j]!)
  const parameters = row.map((i, k): CovarianceParameter => {
    const j = column[k]!
    return {
      name: i === j ? labels[i]! : `${labels[i]}.${labels[j]}`,
      kind: 'loading',
      initial: i === j ? 1 : 0,
      lower: Number.NEGATIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
    }
  })
  return {
    parameters,
    closedUnder: 'linear',
    covariance(theta, at, Sigma) {
      for (let a = 0; a < at.length; a++)
        for (let b = 0; b <= a; b++) {
          const i = at[a]!
          const j = at[b]!
          let sum = 0
          for (let k = Math.min(i, j); k >= 0; k--) sum += element(theta, i, k) * element(theta, j, k)
          setBoth(Sigma, a, b, sum)
        }
    },
    derivative(theta, k, at, dSigma) {
      const i = row[k]!
      const j = column[k]!
      for (let a = 0; a < at.length; a++)
        for (let b = 0; b <= a; b++) {
          const value = (at[a] === i ? element(theta, at[b]!, j) : 0) + (at[b] === i ? element(theta, at[a]!, j) : 0)
          setBoth(dSigma, a, b, value)
        }
    },
    secondDerivative(_theta, k, l, at, d2Sigma) {
      const same = column[k] === column[l]
      for (let a = 0; a < at.length; a++)
        for (let b = 0; b <= a; b++) {
          const one = at[a] === row[k] && at[b] === row[l] ? 1 : 0
          const other = at[a] === row[l] && at[b] === row[k] ? 1 : 0
          setBoth(d2Sigma, a, b, same ? one + other : 0)
        }
    },
    fromCovariance(Sigma) {
      const Lambda = semidefiniteFactor(Sigma, q)
      return Float64Array.from(row, (i, k) => Lambda[i * q + column[k]!]!)
    },
  }
}

function setBoth(matrix: Matrix, a: number, b: number, value: number): void {
  matrix.set(a, b, value)
  matrix.set(b, a, value)
}

function semidefiniteFactor(Sigma: Matrix, q: number): Float64Array {
  const Lambda = new Float64Array(q * q)
  for (let i = 0; i < q; i++) for (let j = 0; j <= i; j++) Lambda[i * q + j] = Sigma.get(i, j)
  if (semidefiniteCholesky(Lambda, q, 1e-15) >= 0) return Lambda
  // Indefinite by rounding: the variances alone are kept.
  Lambda.fill(0)
  for (let i = 0; i < q; i++) Lambda[i * q + i] = Math.sqrt(Math.max(0, Sigma.get(i, i)))
  return Lambda
}
