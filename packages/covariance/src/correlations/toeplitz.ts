import type { CorrelationStructure } from '../correlation.ts'
import { latest } from '../positions/latest.ts'
import { limitParameters } from '../positions/limit-parameters.ts'
import { oneDimension, places } from '../positions/places.ts'
import { say } from '../say.ts'
import type { CovarianceParameter } from '../structure.ts'
import { partialAutocorrelations, stationary } from './stationary.ts'

/**
 * Toeplitz, `toep`: a correlation rho_k for each number of steps k. Theta are the partial autocorrelations, in a cube in which
 * every point is a correlation; `report` gives rho_1, rho_2 ...
 *
 * @throws LmmError `covariance/unobserved-distance`, when bound, where a number of steps within the axis never occurs.
 * @example
 * ```ts
 * import { toep } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = toep().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(0.5, 0.2, 0.1), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.5000', '0.3320' ]
 * ```
 */
export function toep(): CorrelationStructure {
  return {
    name: 'toep',
    bind(axis) {
      const place = places('toep', axis)
      const unit = place.reduce((divisor, value) => greatestDivisor(divisor, value), 0) || 1
      const count = place.reduce((largest, value) => Math.max(largest, value / unit), 0)
      limitParameters('toep', axis.size, count)
      const lag = (i: number, j: number): number => Math.abs(place[i]! - place[j]!) / unit
      const counts = pairsByLag(axis.size, count, lag)
      const missing = counts.flatMap((pairs, k) => (k > 0 && pairs === 0 ? [k * unit] : []))
      if (missing.length > 0) {
        const column = oneDimension('toep', axis).name
        throw say.error('covariance/unobserved-distance', { structure: 'toep', column, distances: missing.slice(0, 3) })
      }
      const parameters = Array.from(
        { length: count },
        (_, k): CovarianceParameter => ({
          name: `partial${(k + 1) * unit}`,
          kind: 'correlation',
          initial: k === 0 ? 0.3 : 0,
          lower: -1,
          upper: 1,
        }),
      )
      const at = latest((theta) => stationary(theta, count))
      return {
        parameters,
        correlation: (theta, i, j) => at(theta).rho[lag(i, j)]!,
        derivative: (theta, k, i, j) => at(theta).dRho[lag(i, j) * count + k]!,
        fromCorrelation(C) {
          const sums = new Float64Array(count + 1)
          for (let i = 0; i < axis.size; i++) for (let j = 0; j < i; j++) sums[lag(i, j)]! += C.get(i, j)
          return partialAutocorrelations(Float64Array.from({ length: count }, (_, k) => sums[k + 1]! / counts[k + 1]!))
        },
        report: (theta) =>
          parameters.map((_, k) => ({
            name: `rho${(k + 1) * unit}`,
            value: at(theta).rho[k + 1]!,
            lower: -1,
            upper: 1,
          })),
      }
    },
  }
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

function pairsByLag(size: number, count: number, lag: (i: number, j: number) => number): number[] {
  const counts = new Array<number>(count + 1).fill(0)
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) counts[lag(i, j)]!++
  return counts
}
