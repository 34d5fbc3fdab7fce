import { cholesky, solveLower } from '@lmm/linalg'
import { type Basis, toBasis } from './basis.ts'
import { gramMatrix } from './gram-matrix.ts'

/** With every Cholesky pivot of the correlations above this, one pass makes the columns orthonormal. */
const wellConditioned = 1e-3
/** A pivot below this is noise. */
const noise = 1e-7
/** Terms so many times larger than their sum lose the digits that count. */
const cancelling = 1e3
/** Columns closer to collinear than this are left as they are: what tells them apart is rounding error of the data. */
const dependent = 1e12

/**
 * The basis with T changed so that x~'x~ = n I, or null where columns are collinear. Nearly collinear ones take more than
 * one pass, each over the columns themselves by the T of the last; pivots that would be noise are lifted, so that every pass
 * leaves less to do (Fukaya et al. 2020, "Shifted Cholesky QR").
 *
 * @param scaled - a basis whose T is diagonal, with x~ of unit root mean square
 * @param gram - size x size, of the centred columns
 */
export function orthonormalized(
  scaled: Basis,
  gram: Float64Array,
  columns: readonly Float64Array[],
  rootWeights: Float64Array | null,
): Basis | null {
  const { size } = scaled
  const n = columns[0]?.length ?? 0
  const scale = Float64Array.from({ length: size }, (_, j) => scaled.T[j * size + j]!)
  let products: Float64Array = gram.map((value, at) => value * scale[Math.floor(at / size)]! * scale[at % size]!)
  let basis = scaled
  for (let pass = 0; pass < 5; pass++) {
    const L = shiftedFactor(products, size, n)
    if (!L) return null
    const T = timesInverse(basis.T, L, size)
    const growth = Array.from({ length: size }, (_, j) => amplification(T, scale, j))
    if (!growth.every((factor) => factor < dependent)) return null
    basis = { ...basis, T, compensated: growth.map((factor) => factor > cancelling) }
    if (smallestPivot(L, size) >= wellConditioned) return basis
    products = gramMatrix(basisColumns(basis, columns), new Float64Array(size), rootWeights)
  }
  return null
}

/** L with L L' = products / n plus as little of the diagonal as it takes for every pivot to be more than noise. */
function shiftedFactor(products: Float64Array, size: number, n: number): Float64Array | null {
  for (const shift of [0, 1e-13, 1e-11, 1e-9]) {
    const L = products.map((value, at) => (value / n) * (at % (size + 1) === 0 ? 1 + shift : 1))
    if (cholesky(L, size) < 0 && smallestPivot(L, size) > noise) return L
  }
  return null
}

function smallestPivot(L: Float64Array, size: number): number {
  let smallest = Number.POSITIVE_INFINITY
  for (let j = 0; j < size; j++) smallest = Math.min(smallest, L[j * size + j]!)
  return smallest
}

/** T (L')^-1, upper triangular. */
function timesInverse(T: Float64Array, L: Float64Array, size: number): Float64Array {
  const transposed = T.map((_, at) => T[(at % size) * size + Math.floor(at / size)]!)
  solveLower(L, size, transposed, size)
  return T.map((_, at) => transposed[(at % size) * size + Math.floor(at / size)]!)
}

/** The terms of x~_j by their root mean squares, which sum to root mean square one. */
function amplification(T: Float64Array, scale: Float64Array, j: number): number {
  const size = scale.length
  let sum = 0
  for (let k = 0; k <= j; k++) sum += Math.abs(T[k * size + j]!) / scale[k]!
  return sum
}

function basisColumns(basis: Basis, columns: readonly Float64Array[]): Float64Array[] {
  const n = columns[0]?.length ?? 0
  const out = columns.map(() => new Float64Array(n))
  const row = new Float64Array(basis.size)
  for (let i = 0; i < n; i++) {
    toBasis(basis, columns, i, 1, row, 0)
    for (let j = 0; j < basis.size; j++) out[j]![i] = row[j]!
  }
  return out
}
