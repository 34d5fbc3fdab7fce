import { numberLabel } from '../tables/number-label.ts'

/** Coordinates of positions along one variable: the level of a factor or the value of a number. */
export type PositionDimension =
  | { readonly kind: 'factor'; readonly name: string; readonly levels: readonly string[]; readonly codes: Int32Array }
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array }

/** The distinct positions of rows, in ascending order of their coordinates, the first coordinate slowest. */
export interface PositionAxis {
  readonly size: number
  readonly labels: readonly string[]
  readonly dimensions: readonly PositionDimension[]
}

/** Coordinates of rows along one variable. */
export type RowCoordinates = PositionDimension

/** The axis of each block of rows and each row's position in that of its block. */
export function positionsBy(
  coordinates: readonly RowCoordinates[],
  blocks: Int32Array,
  count: number,
  n: number,
): { readonly axes: readonly PositionAxis[]; readonly at: Int32Array } {
  const ranks = coordinates.map(ranked)
  let cells: Int32Array = new Int32Array(n)
  for (const rank of ranks) cells = refined(cells, rank)
  const at = new Int32Array(n)
  const axes = Array.from({ length: count }, (_, block) => axisOf(coordinates, cells, blocks, block, at))
  return { axes, at }
}

/** Rank of each row's value among the distinct ones: factors by level, numbers ascending. */
function ranked(coordinate: RowCoordinates): Int32Array {
  if (coordinate.kind === 'factor') return coordinate.codes
  const distinct = Float64Array.from(new Set(coordinate.values)).sort()
  const rank = new Map<number, number>()
  distinct.forEach((value, place) => {
    rank.set(value, place)
  })
  return Int32Array.from(coordinate.values, (value) => rank.get(value)!)
}

/** Dense ranks of pairs, the first slowest. */
function refined(first: Int32Array, second: Int32Array): Int32Array {
  let width = 1
  for (const value of second) width = Math.max(width, value + 1)
  const keys = Float64Array.from(first, (value, i) => value * width + second[i]!)
  const place = new Map<number, number>()
  Float64Array.from(new Set(keys))
    .sort()
    .forEach((key, k) => {
      place.set(key, k)
    })
  return Int32Array.from(keys, (key) => place.get(key)!)
}

/** The positions of the rows of one block; writes their places. */
function axisOf(
  coordinates: readonly RowCoordinates[],
  cells: Int32Array,
  blocks: Int32Array,
  block: number,
  at: Int32Array,
): PositionAxis {
  const firstRow = new Map<number, number>()
  for (let i = 0; i < cells.length; i++) if (blocks[i] === block && !firstRow.has(cells[i]!)) firstRow.set(cells[i]!, i)
  const order = [...firstRow.keys()].sort((a, b) => a - b)
  const place = new Map(order.map((cell, k) => [cell, k]))
  for (let i = 0; i < cells.length; i++) if (blocks[i] === block) at[i] = place.get(cells[i]!)!
  const rows = order.map((cell) => firstRow.get(cell)!)
  const dimensions = coordinates.map((coordinate): PositionDimension => {
    const { kind, name } = coordinate
    return kind === 'factor'
      ? { kind, name, levels: coordinate.levels, codes: Int32Array.from(rows, (row) => coordinate.codes[row]!) }
      : { kind, name, values: Float64Array.from(rows, (row) => coordinate.values[row]!) }
  })
  const labels = order.map((_, k) => dimensions.map((dimension) => labelAt(dimension, k)).join(':'))
  return { size: order.length, labels, dimensions }
}

function labelAt(dimension: PositionDimension, k: number): string {
  return dimension.kind === 'factor' ? dimension.levels[dimension.codes[k]!]! : numberLabel(dimension.values[k]!)
}
