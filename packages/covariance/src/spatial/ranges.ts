import { distanceQuantiles } from '../positions/coordinates.ts'
import { halfway, type Profile } from './profile.ts'

/** Ranges at which the correlation has halved at the median distance (first), and at distances from the shortest to the longest. */
export function rangesOver(
  size: number,
  distance: (i: number, j: number) => number,
  profile: Profile,
): readonly number[] {
  const half = halfway(profile)
  return distanceQuantiles(size, distance, [0.5, 0.02, 0.15, 0.9]).map((d) => d / half)
}
