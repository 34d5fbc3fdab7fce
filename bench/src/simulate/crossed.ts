import { minstd, normals, type Uniforms } from './minstd.ts'
import { rounded } from './rounded.ts'

/** Columns of `crossed`. */
export interface Crossed {
  readonly user: Int32Array
  readonly item: Int32Array
  readonly y: Float64Array
}

/**
 * `y ~ 1 + (1 | user) + (1 | item)`, ratings in a few popular rows and columns: `sim_cross` of
 * packages/reference/scripts/simulate.R, the same draws in the same order.
 */
export function crossed(ratings: number, users: number, items: number, seed = 20240202): Crossed {
  const uniforms = minstd(seed)
  const bu = normals(uniforms, users)
  const bi = normals(uniforms, items)
  const user = levels(uniforms, ratings, users, 0.8)
  const item = levels(uniforms, ratings, items, 1)
  const e = normals(uniforms, ratings)
  const y = Float64Array.from(e, (residual, i) =>
    rounded(3.5 + 0.6 * bu[user[i]! - 1]! + 0.9 * bi[item[i]! - 1]! + residual, 4),
  )
  return { user, item, y }
}

/** Every level once in order, then levels with chances proportional to rank^-power. */
function levels(uniforms: Uniforms, n: number, size: number, power: number): Int32Array {
  const cumulative = new Float64Array(size)
  let total = 0
  for (let k = 0; k < size; k++) {
    total += (k + 1) ** -power
    cumulative[k] = total
  }
  for (let k = 0; k < size; k++) cumulative[k]! /= total
  const drawn = uniforms(n - size)
  return Int32Array.from({ length: n }, (_, i) => (i < size ? i : atMost(cumulative, drawn[i - size]!)) + 1)
}

/** How many of the ascending `bounds` are at most u. */
function atMost(bounds: Float64Array, u: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (bounds[middle]! <= u) low = middle + 1
    else high = middle
  }
  return low
}
