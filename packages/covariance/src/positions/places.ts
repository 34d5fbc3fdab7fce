import type { Axis, Dimension } from '../axis.ts'
import { say } from '../say.ts'

/** Steps beyond which tables by step would be too long. */
const longest = 100_000

/** The one dimension of an axis, of structures that know one direction only. */
export function oneDimension(structure: string, { dimensions, labels }: Axis): Dimension {
  const [dimension] = dimensions
  if (!dimension) throw say.error('covariance/needs-positions', { structure, columns: labels })
  if (dimensions.length > 1) {
    const found = dimensions.map(({ name }) => name)
    throw say.error('covariance/too-many-coordinates', { structure, found, most: 1 })
  }
  return dimension
}

/** Whole places of the positions along one dimension: those of levels among all levels, or whole numbers; the smallest is 0. */
export function places(structure: string, axis: Axis): Float64Array {
  const dimension = oneDimension(structure, axis)
  const { name: column } = dimension
  const values = dimension.kind === 'factor' ? Float64Array.from(dimension.codes) : dimension.values
  const broken = values.find((value) => !Number.isInteger(value))
  if (broken !== undefined) {
    if (!Number.isFinite(broken))
      throw say.error('covariance/coordinate-not-finite', { structure, column, value: `${broken}` })
    throw say.error('covariance/position-not-whole', { structure, column, value: broken })
  }
  const first = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const span = values.reduce((largest, value) => Math.max(largest, value - first), 0)
  if (span > longest) throw say.error('covariance/span', { structure, column, span, most: longest })
  return values.map((value) => value - first)
}

/** Rank of each position along one dimension, 0 for the first. */
export function ranks(structure: string, axis: Axis): Int32Array {
  const dimension = oneDimension(structure, axis)
  const values = dimension.kind === 'factor' ? Float64Array.from(dimension.codes) : dimension.values
  const broken = values.find((value) => !Number.isFinite(value))
  if (broken !== undefined)
    throw say.error('covariance/coordinate-not-finite', { structure, column: dimension.name, value: `${broken}` })
  const order = Int32Array.from(values, (_, i) => i).sort((i, j) => values[i]! - values[j]!)
  const rank = new Int32Array(values.length)
  order.forEach((position, place) => {
    rank[position] = place
  })
  return rank
}
