import type { CorrelationStructure } from '../correlation.ts'
import { limitParameters } from '../positions/limit-parameters.ts'
import { ranks } from '../positions/places.ts'
import type { CovarianceParameter } from '../structure.ts'

/**
 * First-order antedependence, `ad`: the product of the correlations rho_i .. rho_(j-1) of the neighbours between two positions.
 *
 * @example
 * ```ts
 * import { ad } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = ad().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(0.5, 0.8), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.5000', '0.4000' ]
 * ```
 */
export function ad(): CorrelationStructure {
  return {
    name: 'ad',
    bind(axis) {
      const rank = ranks('ad', axis)
      const count = axis.size - 1
      limitParameters('ad', axis.size, count)
      const parameters = Array.from(
        { length: count },
        (_, k): CovarianceParameter => ({
          name: `rho${k + 1}`,
          kind: 'correlation',
          initial: 0.3,
          lower: -1,
          upper: 1,
        }),
      )
      /** Product of the rhos between i and j, without those of k and l; 0 where one of them is not between. */
      const product = (theta: Float64Array, i: number, j: number, k: number, l: number): number => {
        const from = Math.min(rank[i]!, rank[j]!)
        const to = Math.max(rank[i]!, rank[j]!)
        if (k >= 0 && (k < from || k >= to)) return 0
        if (l >= 0 && (l < from || l >= to)) return 0
        let value = 1
        for (let t = from; t < to; t++) if (t !== k && t !== l) value *= theta[t]!
        return value
      }
      return {
        parameters,
        correlation: (theta, i, j) => product(theta, i, j, -1, -1),
        derivative: (theta, k, i, j) => product(theta, i, j, k, -1),
        secondDerivative: (theta, k, l, i, j) => (k === l ? 0 : product(theta, i, j, k, l)),
        fromCorrelation(C) {
          const byRank = Int32Array.from(rank)
          rank.forEach((place, position) => {
            byRank[place] = position
          })
          return Float64Array.from({ length: count }, (_, k) =>
            Math.min(1, Math.max(-1, C.get(byRank[k]!, byRank[k + 1]!))),
          )
        },
      }
    },
  }
}
