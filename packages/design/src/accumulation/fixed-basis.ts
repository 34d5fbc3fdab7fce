import { independentColumns, rotateRow } from '@lmm/linalg'
import type { Basis } from '../products/basis.ts'
import type { ResponseBasis } from '../products/response-basis.ts'
import type { AccumulatedSums } from './accumulated-products.ts'
import {
  addConstant,
  type ColumnMap,
  followedBy,
  identity,
  keeping,
  mapped,
  moved,
  sideBySide,
  toCentred,
} from './column-map.ts'
import { rebased } from './rebased.ts'

/** R's tolerance: a column of which less is left beside the columns before it depends on them. */
const tolerance = 1e-7

/** The basis of X and y that the sums of all rows allow, and the map from the columns as they were summed. */
export interface FixedBasis {
  readonly kept: Int32Array
  readonly aliased: Int32Array
  readonly X: Basis
  readonly y: ResponseBasis
  readonly map: ColumnMap
}

/** Chooses columns by R's rule, then an orthonormal basis of them and what of y it explains. `total` is the triangle of [X y]. */
export function fixedBasis({ X, yCenter, n, weights }: AccumulatedSums, total: Float64Array): FixedBasis {
  const all = X.names.length
  const { kept, aliased } = keptColumns(X.basis, total)
  const chosen = aliased.length === 0 ? null : remaining(X.basis, kept)
  const before = chosen?.basis ?? X.basis
  const first = sideBySide([chosen?.map ?? identity(all), identity(1)])
  const center = before.constant ? yCenter : 0
  if (center !== yCenter && X.basis.constant) addConstant(first, X.basis, yCenter)
  const p = kept.length
  const R = triangleOf(mapped(first, total, 0, all + 1), p + 1, all + 1)
  const { basis, map } = rebased(before, R, p + 1, n, 'linear')
  const gamma = projection(R, map, p, n)
  const left = residual(R, map, gamma, p)
  const unit = Math.sqrt(n / weights.sum)
  const free = left.squares > 1e-28 * left.total ? Math.sqrt(left.squares / n) : 0
  const scale = weights.kind === 'known-variance' ? unit : free
  const last = responseMap(map, gamma, scale, p)
  return { kept, aliased, X: basis, y: { center, gamma, scale }, map: followedBy(first, last) }
}

/** Of the columns as they are, or centred where R would take one that is far from zero for a constant. */
function keptColumns(basis: Basis, total: Float64Array): { kept: Int32Array; aliased: Int32Array } {
  const { size: p, constant, center } = basis
  const columnsBy = (map: ColumnMap): Float64Array[] => {
    const rows = mapped(sideBySide([map, identity(1)]), total, 0, p + 1)
    return Array.from({ length: p }, (_, j) => Float64Array.from({ length: p + 1 }, (_, i) => rows[i * (p + 1) + j]!))
  }
  const centred = toCentred(basis)
  const plain = independentColumns(columnsBy(followedBy(centred, moved(constant, center))), tolerance)
  const isFirst = constant?.[0] === 1 && constant.subarray(1).every((a) => a === 0)
  const other = plain.aliased.length > 0 && isFirst ? independentColumns(columnsBy(centred), tolerance) : null
  const { kept, aliased } = other && other.kept.length > plain.kept.length ? other : plain
  return { kept: kept.slice().sort(), aliased: aliased.slice().sort() }
}

/** Some of the columns, as they were less their centres; without centres where the constant is no longer among them. */
function remaining(basis: Basis, kept: Int32Array): { readonly basis: Basis; readonly map: ColumnMap } {
  const { constant, center } = basis
  const size = kept.length
  const isKept = new Set(kept)
  const intact = constant?.every((a, j) => a === 0 || isKept.has(j)) ?? false
  const centred = toCentred(basis)
  const map = keeping(intact ? centred : followedBy(centred, moved(constant, center)), kept)
  return {
    map,
    basis: {
      size,
      constant: intact ? Float64Array.from(kept, (j) => constant![j]!) : null,
      center: Float64Array.from(kept, (j) => (intact ? center[j]! : 0)),
      T: identity(size).M,
      compensated: new Array<boolean>(size).fill(false),
    },
  }
}

/** The triangle of rows of `size` columns. */
function triangleOf(rows: Float64Array, size: number, count: number): Float64Array {
  const R = new Float64Array(size * size)
  for (let i = 0; i < count; i++) rotateRow(R, size, size, rows.slice(i * size, (i + 1) * size))
  return R
}

/** X~'y / n. */
function projection(R: Float64Array, { M }: ColumnMap, p: number, n: number): Float64Array {
  const size = p + 1
  const gamma = new Float64Array(p)
  for (let k = 0; k < p; k++)
    for (let j = 0; j < p; j++) {
      let x = 0
      for (let i = k; i < p; i++) x += R[k * size + i]! * M[i * p + j]!
      gamma[j]! += (x * R[k * size + p]!) / n
    }
  return gamma
}

/** Sums of squares of y and of what X~ gamma leaves of it. */
function residual(
  R: Float64Array,
  { M }: ColumnMap,
  gamma: Float64Array,
  p: number,
): { total: number; squares: number } {
  const size = p + 1
  let total = 0
  let squares = 0
  for (let k = 0; k < size; k++) {
    const y = R[k * size + p]!
    let left = y
    for (let i = k; i < p; i++) for (let j = 0; j < p; j++) left -= R[k * size + i]! * M[i * p + j]! * gamma[j]!
    total += y * y
    squares += left * left
  }
  return { total, squares }
}

/** [x y] to [x~, (y - x~'gamma) / scale]. */
function responseMap(toBasis: ColumnMap, gamma: Float64Array, scale: number, p: number): ColumnMap {
  const size = p + 1
  const M = new Float64Array(size * size)
  const inverse = scale > 0 ? 1 / scale : 0
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++) {
      M[i * size + j] = toBasis.M[i * p + j]!
      M[i * size + p]! -= toBasis.M[i * p + j]! * gamma[j]! * inverse
    }
  M[p * size + p] = inverse
  return { from: size, to: size, M }
}
