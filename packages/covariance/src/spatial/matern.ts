import type { BoundCorrelation, CorrelationStructure } from '../correlation.ts'
import { wrong } from '../options.ts'
import { coordinates, distanceOf } from '../positions/coordinates.ts'
import { latest } from '../positions/latest.ts'
import type { CovarianceParameter } from '../structure.ts'
import { byDistance, rangeParameter } from './by-distance.ts'
import { maternProfile } from './matern-profile.ts'
import { maternProfileFor } from './matern-table.ts'
import { rangesOver } from './ranges.ts'

/** Smoothness of a Matern correlation. */
export interface MaternOptions {
  /** A number in (0, 50], or `free` to estimate it; 1.5 unless given. */
  readonly nu?: number | 'free'
}

const order: CovarianceParameter = { name: 'nu', kind: 'shape', initial: 1.5, lower: 0.05, upper: 50 }

/**
 * Matern correlation of distance, `matern`: 2^(1-nu) / Gamma(nu) u^nu K_nu(u) with u = d / range, in any number of dimensions
 * (Stein 1999). Theta is the range, and nu where it is free.
 *
 * @throws LmmError unless nu is a number in (0, 50] or `free`.
 * @example
 * ```ts
 * import { matern } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = matern({ nu: 1.5 }).bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(2), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.9098', '0.5578' ]
 * ```
 */
export function matern({ nu = 1.5 }: MaternOptions = {}): CorrelationStructure {
  const most = Number.POSITIVE_INFINITY
  if (nu !== 'free' && !(nu > 0 && nu <= order.upper)) throw wrong('matern', 'nu', nu, 'a number in (0, 50] or free')
  if (nu !== 'free') return byDistance({ name: 'matern', profile: (size) => maternProfileFor(nu, size), most })
  return {
    name: 'matern',
    bind: (axis) => bindFree(axis.size, distanceOf(coordinates('matern', axis, most))),
  }
}

function bindFree(size: number, distance: (i: number, j: number) => number): BoundCorrelation {
  const starts = [order.initial, 0.5, 3].flatMap((nu) =>
    rangesOver(size, distance, maternProfile(nu)).map((range) => Float64Array.of(range, nu)),
  )
  const [first] = starts
  const profile = latest((theta) => maternProfileFor(theta[1]!, size))
  return {
    parameters: first ? [rangeParameter(first[0]!), order] : [],
    correlation(theta, i, j) {
      const d = distance(i, j)
      return d === 0 ? 1 : profile(theta).value(d / theta[0]!)
    },
    derivative(theta, k, i, j) {
      const u = distance(i, j) / theta[0]!
      if (!(u > 0 && u < Number.POSITIVE_INFINITY)) return 0
      return k === 1 ? profile(theta).orderSlope(u) : (-profile(theta).slope(u) * u) / theta[0]!
    },
    secondDerivative(theta, k, l, i, j) {
      const range = theta[0]!
      const u = distance(i, j) / range
      if (!(u > 0 && u < Number.POSITIVE_INFINITY)) return 0
      const f = profile(theta)
      if (k === 1 && l === 1) return f.orderCurvature(u)
      if (k === 1 || l === 1) return (-f.mixed(u) * u) / range
      return ((f.curvature(u) * u + 2 * f.slope(u)) * u) / range ** 2
    },
    starts: () => (starts.length === 0 ? [new Float64Array(0)] : starts),
  }
}
