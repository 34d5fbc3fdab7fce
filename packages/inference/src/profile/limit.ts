import type { HeldPoint, ProfiledQuantity } from './profiled-quantity.ts'

/** A value along a profile with the rise of the deviance above its minimum. */
export interface ProfileStep extends HeldPoint {
  readonly value: number
  readonly rise: number
}

/** Where the deviance has risen by so much on one side of the estimate. */
export interface Limit {
  readonly value: number
  /** It is the bound, which the deviance does not rise so far before. */
  readonly atBound: boolean
  /** Every value that was tried, in the order of trial. */
  readonly steps: readonly ProfileStep[]
}

/** Steps in which a limit is found: four or five where the profile is smooth. */
const most = 80
/** Of the distance between estimate and limit. */
const precision = 1e-9

/**
 * The root of sqrt(rise) = sqrt(threshold) beyond the estimate, by Newton's method on the square root, which is nearly linear, within a
 * bracket. A bound is tried once a step would pass it.
 */
export function findLimit(
  quantity: ProfiledQuantity,
  minimum: number,
  threshold: number,
  side: -1 | 1,
  solve: (value: number) => HeldPoint | null,
): Limit {
  const { estimate, spread } = quantity
  const bound = quantity.bounds[side < 0 ? 0 : 1]
  const steps: ProfileStep[] = []
  const z = Math.sqrt(threshold)
  const from = estimate!
  if (from === bound) return { value: bound, atBound: true, steps }
  const passes = (value: number): boolean => side * (value - bound) >= 0
  let inside = from
  let outside: number | null = null
  let value = from + side * z * spread
  if (passes(value)) value = Number.isFinite(bound) ? bound : from + side
  for (let step = 0; step < most; step++) {
    const point = solve(value)
    const rise = point ? point.criterion - minimum : Number.POSITIVE_INFINITY
    if (point) steps.push({ ...point, value, rise: Math.max(0, rise) })
    if (rise < threshold && value === bound) return { value: bound, atBound: true, steps }
    if (rise < threshold) inside = value
    else outside = value
    const next = nextValue(value, point, rise, z)
    const width = Math.abs(value - from)
    if (Math.abs(next - value) <= precision * width) return { value: next, atBound: false, steps }
    if (outside !== null && Math.abs(outside - inside) <= precision * Math.abs(outside - from))
      return { value: outside, atBound: false, steps }
    if (outside !== null) value = strictlyBetween(next, inside, outside) ? next : (inside + outside) / 2
    else {
      const furthest = from + side * 4 * width
      value = side * (next - value) > 0 && side * (next - furthest) < 0 ? next : furthest
      if (passes(value)) value = Number.isFinite(bound) ? bound : furthest
    }
    if (!Number.isFinite(value)) break
  }
  return outside === null ? { value: bound, atBound: true, steps } : { value: outside, atBound: false, steps }
}

/** Newton's step on the square root of the rise; the value itself where there is none. */
function nextValue(value: number, point: HeldPoint | null, rise: number, z: number): number {
  // docs/mathematics/profile.md (2)
  if (!point || !(rise > 0) || !Number.isFinite(point.slope) || point.slope === 0) return Number.NaN
  const root = Math.sqrt(rise)
  return value + (2 * root * (z - root)) / point.slope
}

const strictlyBetween = (x: number, a: number, b: number): boolean => (x - a) * (x - b) < 0
