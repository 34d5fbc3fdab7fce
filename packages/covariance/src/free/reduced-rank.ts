import { setBoth } from '../lifts/set-both.ts'
import { limitParameters } from '../positions/limit-parameters.ts'
import { say } from '../say.ts'
import type { BoundCovariance, CovarianceParameter, CovarianceStructure } from '../structure.ts'
import { leadingFactors } from './leading-factors.ts'
import { lowerTrapezoid } from './lower-trapezoid.ts'

/** Number of factors of a reduced-rank covariance. */
export interface ReducedRankOptions {
  /** Factors; 2 unless given, 1 for a single column. */
  readonly d?: number
}

/**
 * Reduced rank, `rr`: Sigma = Lambda Lambda' with q x d loadings Lambda, of which the upper triangle is zero; theta are the others, by
 * column. Random effects only: of rank d, it is no covariance of residuals.
 *
 * @throws LmmError `covariance/factors`, when bound, where d is more than the number of columns.
 * @example
 * ```ts
 * import { rr } from '@lmm/covariance'
 * import { Matrix } from 'ml-matrix'
 * const bound = rr({ d: 1 }).bind({ size: 3, labels: ['a', 'b', 'c'], dimensions: [] })
 * const Sigma = Matrix.zeros(3, 3)
 * bound.covariance(Float64Array.of(1, 2, 3), Int32Array.of(0, 1, 2), Sigma)
 * console.log(bound.parameters.map(({ name }) => name), Sigma.to2DArray())
 * ```
 * ```text
 * [ 'a.factor1', 'b.factor1', 'c.factor1' ] [ [ 1, 2, 3 ], [ 2, 4, 6 ], [ 3, 6, 9 ] ]
 * ```
 */
export function rr({ d }: ReducedRankOptions = {}): CovarianceStructure {
  return {
    name: 'rr',
    bind({ size, labels }) {
      const factors = d ?? Math.min(2, size)
      if (factors > size) throw say.error('covariance/factors', { structure: 'rr', factors, positions: size })
      limitParameters('rr', size, size * factors)
      return bindReducedRank(labels, factors)
    },
  }
}

function bindReducedRank(labels: readonly string[], d: number): BoundCovariance {
  const q = labels.length
  const row: number[] = []
  const column: number[] = []
  for (let j = 0; j < d; j++)
    for (let i = j; i < q; i++) {
      row.push(i)
      column.push(j)
    }
  const parameters = row.map(
    (i, k): CovarianceParameter => ({
      name: `${labels[i]}.factor${column[k]! + 1}`,
      kind: 'loading',
      initial: i === column[k] ? 1 : 0.3,
      lower: Number.NEGATIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
    }),
  )
  const loading = (theta: Float64Array, i: number, j: number): number =>
    i < j ? 0 : theta[j * q - (j * (j - 1)) / 2 + i - j]!
  return {
    parameters,
    closedUnder: 'linear',
    ...(d < q && { rank: d }),
    covariance(theta, at, Sigma) {
      for (let a = 0; a < at.length; a++)
        for (let b = 0; b <= a; b++) {
          let sum = 0
          for (let j = 0; j < d; j++) sum += loading(theta, at[a]!, j) * loading(theta, at[b]!, j)
          setBoth(Sigma, a, b, sum)
        }
    },
    derivative(theta, k, at, dSigma) {
      const i = row[k]!
      const j = column[k]!
      for (let a = 0; a < at.length; a++)
        for (let b = 0; b <= a; b++) {
          const value = (at[a] === i ? loading(theta, at[b]!, j) : 0) + (at[b] === i ? loading(theta, at[a]!, j) : 0)
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
      const F = leadingFactors(Sigma, d)
      lowerTrapezoid(F, q, d)
      return Float64Array.from(row, (i, k) => F[i * d + column[k]!]!)
    },
  }
}
