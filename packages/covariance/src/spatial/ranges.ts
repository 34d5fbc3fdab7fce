import { distanceQuantiles } from '../positions/coordinates.ts'
import { halfway, type Profile } from './profile.ts'

/** Starts closer than this factor lead to one optimum. */
const apart = 1.25

/**
 * Ranges at which the correlation has halved at the median distance (first), and at distances from the shortest to the longest: where
 * few pairs are close together they alone may tell a short range.
 */
export function rangesOver(
  size: number,
  distance: (i: number, j: number) => number,
  profile: Profile,
): readonly number[] {
  const half = halfway(profile)
  return distanceQuantiles(size, distance, [0.5, 0, 0.02, 0.15, 0.9])
    .map((d) => d / half)
    .filter((range, k, all) => all.slice(0, k).every((other) => Math.max(range / other, other / range) > apart))
}
