import type { BoundCorrelation, CorrelationStructure } from '../correlation.ts'
import { coordinates, distanceOf } from '../positions/coordinates.ts'
import type { CovarianceParameter } from '../structure.ts'
import type { Profile } from './profile.ts'
import { rangesOver } from './ranges.ts'

/** A spatial correlation with one parameter. */
export interface SpatialFamily {
  readonly name: string
  /** The correlation, in a form that suits the number of positions. */
  readonly profile: Profile | ((size: number) => Profile)
  /** Dimensions in which it is positive definite. */
  readonly most: number
}

/** The correlation profile(distance / range) of Euclidean distances; theta is the range, in the units of the coordinates. */
export function byDistance({ name, profile, most }: SpatialFamily): CorrelationStructure {
  return {
    name,
    bind(axis) {
      const distance = distanceOf(coordinates(name, axis, most))
      return bindProfile(axis.size, distance, typeof profile === 'function' ? profile(axis.size) : profile)
    },
  }
}

function bindProfile(size: number, distance: (i: number, j: number) => number, profile: Profile): BoundCorrelation {
  const ranges = rangesOver(size, distance, profile)
  return {
    parameters: ranges.slice(0, 1).map(rangeParameter),
    correlation(theta, i, j) {
      const d = distance(i, j)
      return d === 0 ? 1 : profile.value(d / theta[0]!)
    },
    derivative(theta, _k, i, j) {
      const u = distance(i, j) / theta[0]!
      return u > 0 && u < Number.POSITIVE_INFINITY ? (-profile.slope(u) * u) / theta[0]! : 0
    },
    secondDerivative(theta, _k, _l, i, j) {
      const u = distance(i, j) / theta[0]!
      if (!(u > 0 && u < Number.POSITIVE_INFINITY)) return 0
      return ((profile.curvature(u) * u + 2 * profile.slope(u)) * u) / theta[0]! ** 2
    },
    starts: () => (ranges.length === 0 ? [new Float64Array(0)] : ranges.map((range) => Float64Array.of(range))),
  }
}

/** The parameter of a range. */
export function rangeParameter(initial: number): CovarianceParameter {
  return { name: 'range', kind: 'length', initial, lower: 0, upper: Number.POSITIVE_INFINITY }
}
