import type { Basis } from '../products/basis.ts'

/** A linear map of columns, from x cols by rows: a row u of the old columns is u M in the new ones. */
export interface ColumnMap {
  readonly from: number
  readonly to: number
  readonly M: Float64Array
}

/** T^-1 of an upper triangle by rows. */
export function inverseTriangle(T: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size)
  for (let j = 0; j < size; j++) {
    out[j * size + j] = 1 / T[j * size + j]!
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0
      for (let k = i + 1; k <= j; k++) sum += T[i * size + k]! * out[k * size + j]!
      out[i * size + j] = -sum / T[i * size + i]!
    }
  }
  return out
}

/** From columns in a basis to the same as they were, less the centre: x - c = x~ T^-1. */
export function toCentred({ size, T }: Basis): ColumnMap {
  return { from: size, to: size, M: inverseTriangle(T, size) }
}

/** From x - c to x - c + d, where the constant is (x - c) a. */
export function moved(a: ArrayLike<number> | null, d: ArrayLike<number>): ColumnMap {
  const size = d.length
  const M = new Float64Array(size * size)
  for (let j = 0; j < size; j++) {
    M[j * size + j] = 1
    if (a) for (let i = 0; i < size; i++) M[i * size + j]! += a[i]! * d[j]!
  }
  return { from: size, to: size, M }
}

/** From one basis of the same columns to another. */
export function between(from: Basis, to: Basis): ColumnMap {
  const { size } = from
  const distance = from.center.map((c, j) => c - to.center[j]!)
  const here = followedBy(toCentred(from), moved(from.constant, distance))
  return followedBy(here, { from: size, to: size, M: to.T })
}

/** Columns as they are. */
export function identity(size: number): ColumnMap {
  const M = new Float64Array(size * size)
  for (let j = 0; j < size; j++) M[j * size + j] = 1
  return { from: size, to: size, M }
}

/** Adds a constant to the last column of a map of columns in a basis and one more. */
export function addConstant(map: ColumnMap, { size, constant, T }: Basis, value: number): void {
  if (!constant) return
  const inverse = inverseTriangle(T, size)
  for (let i = 0; i < size; i++) {
    let alpha = 0
    for (let k = i; k < size; k++) alpha += inverse[i * size + k]! * constant[k]!
    map.M[i * map.to + map.to - 1]! += alpha * value
  }
}

/** First one map, then another. */
export function followedBy(first: ColumnMap, second: ColumnMap): ColumnMap {
  const M = new Float64Array(first.from * second.to)
  for (let i = 0; i < first.from; i++)
    for (let k = 0; k < first.to; k++) {
      const value = first.M[i * first.to + k]!
      if (value !== 0) for (let j = 0; j < second.to; j++) M[i * second.to + j]! += value * second.M[k * second.to + j]!
    }
  return { from: first.from, to: second.to, M }
}

/** Some of the columns of a map. */
export function keeping({ from, to, M }: ColumnMap, columns: ArrayLike<number>): ColumnMap {
  const kept = new Float64Array(from * columns.length)
  for (let i = 0; i < from; i++)
    for (let j = 0; j < columns.length; j++) kept[i * columns.length + j] = M[i * to + columns[j]!]!
  return { from, to: columns.length, M: kept }
}

/** Maps of sets of columns side by side as one. */
export function sideBySide(maps: readonly ColumnMap[]): ColumnMap {
  const from = maps.reduce((sum, map) => sum + map.from, 0)
  const to = maps.reduce((sum, map) => sum + map.to, 0)
  const M = new Float64Array(from * to)
  let row = 0
  let column = 0
  for (const map of maps) {
    for (let i = 0; i < map.from; i++)
      for (let j = 0; j < map.to; j++) M[(row + i) * to + column + j] = map.M[i * map.to + j]!
    row += map.from
    column += map.to
  }
  return { from, to, M }
}

/** `rows` rows of columns at `at`, mapped, times a factor: by rows. */
export function mapped(
  { from, to, M }: ColumnMap,
  values: Float64Array,
  at: number,
  rows: number,
  factor = 1,
): Float64Array {
  const out = new Float64Array(rows * to)
  for (let r = 0; r < rows; r++)
    for (let k = 0; k < from; k++) {
      const value = values[at + r * from + k]! * factor
      if (value !== 0) for (let j = 0; j < to; j++) out[r * to + j]! += value * M[k * to + j]!
    }
  return out
}

/** M' B of a block B of `columns` columns at `at`, times a factor: by rows. */
export function mappedLeft(
  { from, to, M }: ColumnMap,
  values: Float64Array,
  at: number,
  columns: number,
  factor = 1,
): Float64Array {
  const out = new Float64Array(to * columns)
  for (let k = 0; k < from; k++)
    for (let i = 0; i < to; i++) {
      const m = M[k * to + i]! * factor
      if (m !== 0) for (let j = 0; j < columns; j++) out[i * columns + j]! += m * values[at + k * columns + j]!
    }
  return out
}
