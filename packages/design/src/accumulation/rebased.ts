import { cholesky } from '@lmm/linalg'
import type { Basis } from '../products/basis.ts'
import type { BasisFreedom } from '../products/column-basis.ts'
import { type ColumnMap, followedBy, inverseTriangle } from './column-map.ts'

/** Terms so many times larger than their sum lose the digits that count. */
const cancelling = 1e3
/** Columns closer to collinear than this are left as they are: what tells them apart is rounding error of the data. */
const dependent = 1e12
/** A pivot of correlations below this is noise. */
const noise = 1e-7

/** Root mean squares below this are no scale: rows of usual size would overflow by it. */
const faint = 1e-100

/** A basis in which columns have unit root mean square, and are uncorrelated where they are free; the map to it from the one before. */
export interface Rebased {
  readonly basis: Basis
  readonly map: ColumnMap
  /** How many times larger than their sum the terms of a new column are at most. */
  readonly strain: number
}

/** The basis for columns whose products are R'R, in the one that they have; R is upper triangular, by rows of `width`. */
export function rebased(basis: Basis, R: Float64Array, width: number, n: number, freedom: BasisFreedom): Rebased {
  const { size } = basis
  const { M, strain } = step(R, width, size, n, freedom)
  const map: ColumnMap = { from: size, to: size, M }
  const T = followedBy({ from: size, to: size, M: basis.T }, map).M
  return { basis: { ...basis, T, compensated: cancellations(basis, T, R, width, n) }, map, strain }
}

/** The same from the products themselves; nearly collinear columns are only scaled. */
export function rebasedByProducts(basis: Basis, products: Float64Array, n: number, freedom: BasisFreedom): Rebased {
  const { size } = basis
  const norms = Array.from({ length: size }, (_, j) => Math.sqrt(Math.max(0, products[j * size + j]!)))
  const R = new Float64Array(size * size)
  norms.forEach((norm, j) => {
    R[j * size + j] = norm
  })
  if (freedom !== 'linear') return rebased(basis, R, size, n, freedom)
  const L = products.map((value, at) => value / (norms[Math.floor(at / size)]! * norms[at % size]! || 1))
  const isClear =
    norms.every((norm) => norm > 0) && cholesky(L, size) < 0 && norms.every((_, j) => L[j * size + j]! > noise)
  if (!isClear) return rebased(basis, R, size, n, 'scale')
  for (let i = 0; i < size; i++) for (let j = i; j < size; j++) R[i * size + j] = L[j * size + i]! * norms[j]!
  return rebased(basis, R, size, n, 'linear')
}

/** From columns with products R'R to others of unit root mean square. */
function step(
  R: Float64Array,
  width: number,
  size: number,
  n: number,
  freedom: BasisFreedom,
): { readonly M: Float64Array; readonly strain: number } {
  const norms = columnNorms(R, width, size)
  const common = Math.sqrt(norms.reduce((sum, norm) => sum + norm * norm, 0) / size)
  const scale = norms.map((own) => {
    const norm = freedom === 'common' ? common : own
    return norm > faint * Math.sqrt(n) ? Math.sqrt(n) / norm : 1
  })
  const diagonal = new Float64Array(size * size)
  scale.forEach((value, j) => {
    diagonal[j * size + j] = value
  })
  if (freedom !== 'linear') return { M: diagonal, strain: 1 }
  const triangle = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) triangle[i * size + j] = R[i * width + j]! / Math.sqrt(n)
  const M = inverseTriangle(triangle, size)
  const growth = amplification(M, scale)
  return growth.every((factor) => factor < dependent)
    ? { M, strain: Math.max(1, ...growth) }
    : { M: diagonal, strain: 1 }
}

/** Columns of the basis that are small sums of large terms, as x~ is made of x - c. */
function cancellations(
  { size, T: before }: Basis,
  T: Float64Array,
  R: Float64Array,
  width: number,
  n: number,
): boolean[] {
  const inverse = inverseTriangle(before, size)
  const centred = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let k = i; k < size; k++)
      for (let j = k; j < size; j++) centred[i * size + j]! += R[i * width + k]! * inverse[k * size + j]!
  const scale = columnNorms(centred, size, size).map((norm) => (norm > 0 ? Math.sqrt(n) / norm : 1))
  return amplification(T, scale).map((factor) => factor > cancelling)
}

/** The terms of each new column by their root mean squares, which sum to root mean square one. */
function amplification(T: Float64Array, scale: readonly number[]): number[] {
  const size = scale.length
  return scale.map((_, j) => {
    let sum = 0
    for (let k = 0; k <= j; k++) sum += Math.abs(T[k * size + j]!) / scale[k]!
    return sum
  })
}

function columnNorms(R: Float64Array, width: number, size: number): number[] {
  return Array.from({ length: size }, (_, j) => {
    let sum = 0
    for (let i = 0; i <= j; i++) sum += R[i * width + j]! ** 2
    return Math.sqrt(sum)
  })
}
