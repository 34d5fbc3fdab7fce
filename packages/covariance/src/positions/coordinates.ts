import type { Axis, Dimension } from '../axis.ts'
import { say } from '../say.ts'

/**
 * Coordinates of the positions, one array a dimension: numbers as they are, levels of a factor where all are numbers.
 *
 * @param most - dimensions in which the structure is positive definite.
 */
export function coordinates(structure: string, { dimensions, labels }: Axis, most: number): readonly Float64Array[] {
  if (dimensions.length === 0) throw say.error('covariance/needs-positions', { structure, columns: labels })
  if (dimensions.length > most) {
    const found = dimensions.map(({ name }) => name)
    throw say.error('covariance/too-many-coordinates', { structure, found, most })
  }
  return dimensions.map((dimension) => {
    const values = valuesOf(structure, dimension)
    const broken = values.find((value) => !Number.isFinite(value))
    if (broken === undefined) return values
    throw say.error('covariance/coordinate-not-finite', { structure, column: dimension.name, value: `${broken}` })
  })
}

function valuesOf(structure: string, dimension: Dimension): Float64Array {
  if (dimension.kind === 'number') return dimension.values
  const { name, levels, codes } = dimension
  const numbers = levels.map((level) => (level.trim() === '' ? Number.NaN : Number(level)))
  const text = levels.filter((_, code) => Number.isNaN(numbers[code]))
  if (text.length > 0)
    throw say.error('covariance/coordinate-text', { structure, column: name, levels: text.slice(0, 3) })
  return Float64Array.from(codes, (code) => numbers[code]!)
}

/** Euclidean distance of positions i and j. */
export function distanceOf(coordinates: readonly Float64Array[]): (i: number, j: number) => number {
  const [x, y] = coordinates
  if (x && coordinates.length === 1) return (i, j) => Math.abs(x[i]! - x[j]!)
  // Not Math.hypot, which takes ten times as long; it could help only beyond 1e150.
  if (x && y && coordinates.length === 2) return (i, j) => Math.sqrt((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2)
  return (i, j) => {
    let squares = 0
    for (const along of coordinates) squares += (along[i]! - along[j]!) ** 2
    return Math.sqrt(squares)
  }
}

/** Positions of which the distances between all pairs are looked at. */
const sampled = 200

/** Quantiles of the distances between different positions, of at most 200 of them spread over the axis; empty without two positions. */
export function distanceQuantiles(
  size: number,
  distance: (i: number, j: number) => number,
  probabilities: readonly number[],
): readonly number[] {
  const count = Math.min(size, sampled)
  const chosen = Array.from({ length: count }, (_, k) => Math.floor((k * size) / count))
  const distances = chosen
    .flatMap((i, a) => chosen.slice(0, a).map((j) => distance(i, j)))
    .filter((d) => d > 0)
    .sort((a, b) => a - b)
  if (distances.length === 0) return []
  return probabilities.map((p) => distances[Math.min(distances.length - 1, Math.floor(p * distances.length))]!)
}
