import type { HeldPoint, ProfiledQuantity } from './profiled-quantity.ts'

/** Solves at one value after the other, each search begun where the line through the last two, or the nearest, leads. */
export function profilePath({ at, estimate, start }: ProfiledQuantity): (value: number) => HeldPoint | null {
  const known: { readonly value: number; readonly coordinates: Float64Array }[] = [
    { value: estimate ?? 0, coordinates: start },
  ]
  return (value) => {
    const [near, ...others] = known.toSorted((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value))
    // a value may be asked for twice: no line leads through one point
    const next = others.find((other) => other.value !== near!.value)
    const from = next
      ? near!.coordinates.map((x, i) => {
          const slope = (next.coordinates[i]! - x) / (next.value - near!.value)
          return x + Math.max(-1, Math.min(1, slope * (value - near!.value)))
        })
      : near!.coordinates
    const point = at(value, inside(from, near!.coordinates))
    if (point) known.push({ value, coordinates: point.coordinates })
    return point
  }
}

/** What would change its sign stays where it was: it may be a standard deviation. */
const inside = (from: Float64Array, before: Float64Array): Float64Array =>
  from.map((x, i) => (x * before[i]! < 0 ? before[i]! : x))
