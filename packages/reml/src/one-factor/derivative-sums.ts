import type { Profile, ProfileSettings } from '../profile.ts'
import type { LevelClasses } from './classes.ts'
import type { Workspace } from './forward.ts'
import { addProductLanes, addScaledLanes, dotLanes, gatherLanes, multiplyLanes, scaleLanes } from './lanes.ts'

/**
 * The sums over all levels that the derivatives are made of, with U = Z'V^-1 Z and K = Z'V^-1 [X r] of a level, its columns
 * of X whitened by the factor of X'V^-1 X: h = Z'V^-1 r is its last column.
 */
export interface DerivativeSums {
  /** Sum of U, q x q. */
  readonly U: Float64Array
  /** Sum of K_ix K_jy at ((i q + j) width + x) width + y, for j <= i where x or y is `first` or more. */
  readonly T: Float64Array
  /** First column x of T. */
  readonly first: number
  /** Sums of U_e U_f and of U_e J_f by pairs of elements of the lower triangle, J = K_x K_x' (REML) + ratio h h'; null unless asked for. */
  readonly pairs: { readonly UU: Float64Array; readonly UJ: Float64Array } | null
}

/** Place of (i, j), j <= i, in a lower triangle by rows. */
export const triangle = (i: number, j: number): number => (i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i)

/** Second pass over the classes, once beta and sigma are known; `forward` has left W and b~. */
export function derivativeSums(
  classes: LevelClasses,
  work: Workspace,
  q: number,
  { p, restricted }: ProfileSettings,
  fit: Profile,
  wanted: { readonly pairs: boolean; readonly columns: 'all' | 'needed' },
): DerivativeSums {
  const { count, rows, classOf, sizes } = classes
  const width = p + 1
  const elements = (q * (q + 1)) / 2
  const first = restricted || wanted.columns === 'all' ? 0 : p
  const U = new Float64Array(q * q)
  const T = new Float64Array(q * q * width * width)
  const pairs = wanted.pairs
    ? { UU: new Float64Array(elements * elements), UJ: new Float64Array(elements * elements) }
    : null
  const { W, b, lanes } = work
  const aligned = rows === count
  for (let from = 0; from < count; from += lanes) {
    const n = Math.min(lanes, count - from)
    marginalProducts(n, q, W, from, count, lanes, work.U)
    for (let i = 0; i < q; i++)
      for (let j = 0; j <= i; j++) U[i * q + j]! += dotLanes(n, work.U, triangle(i, j) * lanes, sizes, from)
    if (pairs)
      for (let e = 0; e < elements; e++) {
        multiplyLanes(n, work.sized, e * lanes, work.U, e * lanes, sizes, from)
        for (let f = 0; f <= e; f++)
          pairs.UU[e * elements + f]! += dotLanes(n, work.sized, e * lanes, work.U, f * lanes)
      }
  }
  for (let row = 0; row < rows; row += lanes) {
    const n = Math.min(lanes, rows - row)
    if (!aligned) for (let e = 0; e < q * q; e++) gatherLanes(n, work.rowW, e * lanes, W, e * count, classOf, row)
    const rowW = aligned ? W : work.rowW
    const start = aligned ? row : 0
    const stride = aligned ? count : lanes
    whitened(n, q, width, rowW, start, stride, b, row, rows, fit, lanes, work.K)
    for (let i = 0; i < q; i++)
      for (let j = 0; j <= i; j++)
        for (let x = i === j ? first : 0; x < width; x++) {
          const at = ((i * q + j) * width + x) * width
          const left = (i * width + x) * lanes
          const end = i === j ? x + 1 : width
          for (let y = x < first ? first : 0; y < end; y++)
            T[at + y]! += dotLanes(n, work.K, left, work.K, (j * width + y) * lanes)
        }
    if (pairs) {
      marginalProducts(n, q, rowW, start, stride, lanes, work.U)
      quadratic(n, q, width, restricted, fit.ratio, work.K, lanes, work.J)
      for (let e = 0; e < elements; e++)
        for (let f = 0; f < elements; f++)
          pairs.UJ[e * elements + f]! += dotLanes(n, work.U, e * lanes, work.J, f * lanes)
    }
  }
  return { U, T, first, pairs }
}

/** U = W'W, lower triangle. */
function marginalProducts(
  n: number,
  q: number,
  W: Float64Array,
  from: number,
  stride: number,
  lanes: number,
  U: Float64Array,
): void {
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      const at = triangle(i, j) * lanes
      multiplyLanes(n, U, at, W, i * stride + from, W, j * stride + from)
      for (let k = 1; k < q; k++)
        addProductLanes(n, U, at, W, (k * q + i) * stride + from, W, (k * q + j) * stride + from)
    }
}

/** K = W'b~, its columns of X whitened by L^-1 and its last column turned into h = Z'V^-1 (y - X beta). */
function whitened(
  n: number,
  q: number,
  width: number,
  W: Float64Array,
  from: number,
  stride: number,
  b: Float64Array,
  row: number,
  rows: number,
  { L, beta }: Profile,
  lanes: number,
  K: Float64Array,
): void {
  const p = width - 1
  for (let i = 0; i < q; i++) {
    for (let x = 0; x < width; x++) {
      const at = (i * width + x) * lanes
      multiplyLanes(n, K, at, W, i * stride + from, b, x * rows + row)
      for (let k = 1; k < q; k++)
        addProductLanes(n, K, at, W, (k * q + i) * stride + from, b, (k * width + x) * rows + row)
    }
    const h = (i * width + p) * lanes
    for (let x = 0; x < p; x++) addScaledLanes(n, K, h, -beta[x]!, K, (i * width + x) * lanes)
    for (let x = 0; x < p; x++) {
      const at = (i * width + x) * lanes
      for (let y = 0; y < x; y++) addScaledLanes(n, K, at, -L[x * p + y]!, K, (i * width + y) * lanes)
      scaleLanes(n, K, at, 1 / L[x * p + x]!)
    }
  }
}

/** J = K_x K_x' (REML) + ratio h h', lower triangle. */
function quadratic(
  n: number,
  q: number,
  width: number,
  restricted: boolean,
  ratio: number,
  K: Float64Array,
  lanes: number,
  J: Float64Array,
): void {
  const p = width - 1
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      const at = triangle(i, j) * lanes
      multiplyLanes(n, J, at, K, (i * width + p) * lanes, K, (j * width + p) * lanes)
      scaleLanes(n, J, at, ratio)
      if (restricted)
        for (let x = 0; x < p; x++) addProductLanes(n, J, at, K, (i * width + x) * lanes, K, (j * width + x) * lanes)
    }
}
