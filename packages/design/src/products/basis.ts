import { cholesky, solveLower } from '@lmm/linalg'

/**
 * Changes of basis under which a set of columns may be replaced without changing the model: `linear` any invertible one,
 * `scale` a factor a column, `common` one factor for all.
 */
export type BasisFreedom = 'linear' | 'scale' | 'common'

/**
 * The basis in which columns are squared and summed: x~ = T'(x - c). Columns come out with unit root mean square, and
 * uncorrelated where that is free, so that nothing is lost when they are far from zero or nearly collinear.
 */
export interface Basis {
  readonly size: number
  /** a with X a = 1, or null where the constant is not in the span: then nothing is centred. */
  readonly constant: Float64Array | null
  /** c, zero where a column is not centred. */
  readonly center: Float64Array
  /** T, upper triangular, by rows. */
  readonly T: Float64Array
}

/** Chooses the basis of columns, each of length n; `rootWeights` are the square roots of the rows' weights, or null. */
export function columnBasis(
  columns: readonly Float64Array[],
  rootWeights: Float64Array | null,
  freedom: BasisFreedom,
): Basis {
  const size = columns.length
  const constant = freedom === 'linear' ? constantInSpan(columns) : null
  const center = new Float64Array(size)
  if (constant) for (let j = 0; j < size; j++) if (constant[j] === 0) center[j] = mean(columns[j]!)
  const gram = gramMatrix(columns, center, rootWeights)
  return { size, constant, center, T: transform(gram, size, columns[0]?.length ?? 0, freedom) }
}

/** Writes x~ = T'(x - c) of row i to `out` from `offset`, times a factor. */
export function toBasis(
  basis: Basis,
  columns: readonly Float64Array[],
  i: number,
  factor: number,
  out: Float64Array,
  offset: number,
): void {
  const { size, center, T } = basis
  for (let j = size - 1; j >= 0; j--) {
    let sum = 0
    for (let k = 0; k <= j; k++) sum += T[k * size + j]! * (columns[k]![i]! - center[k]!)
    out[offset + j] = sum * factor
  }
}

/** Writes x~ of rows `from` to `from + count` into a block of rows of `width`, from column `offset`: column by column, which is fast. */
export function blockToBasis(
  { size, center, T }: Basis,
  columns: readonly Float64Array[],
  from: number,
  count: number,
  out: Float64Array,
  width: number,
  offset: number,
): void {
  for (let j = 0; j < size; j++) {
    for (let r = 0; r < count; r++) out[r * width + offset + j] = 0
    for (let k = 0; k <= j; k++) {
      const t = T[k * size + j]!
      if (t === 0) continue
      const x = columns[k]!
      const c = center[k]!
      for (let r = 0; r < count; r++) out[r * width + offset + j]! += t * (x[from + r]! - c)
    }
  }
}

/** M with x'M = x~', size x size by rows: coefficients of the user's columns are M times those of the basis. */
export function basisMatrix({ size, constant, center, T }: Basis): Float64Array {
  const M = T.slice()
  if (!constant) return M
  for (let j = 0; j < size; j++) {
    let shift = 0
    for (let k = 0; k <= j; k++) shift += center[k]! * T[k * size + j]!
    for (let i = 0; i < size; i++) M[i * size + j]! -= constant[i]! * shift
  }
  return M
}

/** log |det M| of `basisMatrix`. */
export function logDeterminant({ size, T }: Basis): number {
  let sum = 0
  for (let j = 0; j < size; j++) sum += Math.log(Math.abs(T[j * size + j]!))
  return sum
}

/** a with X a = 1 exactly in every row: a constant column, or indicators that add up to one. */
function constantInSpan(columns: readonly Float64Array[]): Float64Array | null {
  const a = new Float64Array(columns.length)
  const fixed = columns.findIndex((column) => column[0] !== 0 && isConstant(column))
  if (fixed >= 0) {
    a[fixed] = 1 / columns[fixed]![0]!
    return a
  }
  const indicators = columns.map((column, j) => (isIndicator(column) ? j : -1)).filter((j) => j >= 0)
  const n = columns[0]?.length ?? 0
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (const j of indicators) sum += columns[j]![i]!
    if (sum !== 1) return null
  }
  for (const j of indicators) a[j] = 1
  return indicators.length > 0 ? a : null
}

function isConstant(column: Float64Array): boolean {
  const first = column[0]
  for (let i = 1; i < column.length; i++) if (column[i] !== first) return false
  return true
}

function isIndicator(column: Float64Array): boolean {
  for (let i = 0; i < column.length; i++) if (column[i] !== 0 && column[i] !== 1) return false
  return true
}

/** The mean, summed from the first value so that a large common part costs no digits. */
export function mean(column: Float64Array): number {
  const first = column[0] ?? 0
  let sum = 0
  for (let i = 0; i < column.length; i++) sum += column[i]! - first
  return first + sum / Math.max(1, column.length)
}

function gramMatrix(
  columns: readonly Float64Array[],
  center: Float64Array,
  rootWeights: Float64Array | null,
): Float64Array {
  const size = columns.length
  const n = columns[0]?.length ?? 0
  const gram = new Float64Array(size * size)
  for (let j = 0; j < size; j++)
    for (let k = 0; k <= j; k++) {
      const x = columns[j]!
      const z = columns[k]!
      const cx = center[j]!
      const cz = center[k]!
      let sum = 0
      if (rootWeights)
        for (let i = 0; i < n; i++) sum += (x[i]! - cx) * (z[i]! - cz) * rootWeights[i]! * rootWeights[i]!
      else for (let i = 0; i < n; i++) sum += (x[i]! - cx) * (z[i]! - cz)
      gram[j * size + k] = sum
      gram[k * size + j] = sum
    }
  return gram
}

function transform(gram: Float64Array, size: number, n: number, freedom: BasisFreedom): Float64Array {
  const T = new Float64Array(size * size)
  if (freedom === 'linear' && orthonormalizer(gram, size, n, T)) return T
  let trace = 0
  for (let j = 0; j < size; j++) trace += gram[j * size + j]!
  for (let j = 0; j < size; j++) {
    const square = freedom === 'common' ? trace / size : gram[j * size + j]!
    T[j * size + j] = square > 0 ? Math.sqrt(n / square) : 1
  }
  return T
}

/** T = sqrt(n) R^-1 with R'R the Gram matrix of columns scaled first; false when they are collinear. */
function orthonormalizer(gram: Float64Array, size: number, n: number, T: Float64Array): boolean {
  const scale = Float64Array.from({ length: size }, (_, j) => Math.sqrt(gram[j * size + j]!))
  if (scale.some((s) => !(s > 0))) return false
  const L = gram.map((value, at) => value / (scale[Math.floor(at / size)]! * scale[at % size]!))
  if (cholesky(L, size) >= 0) return false
  for (let j = 0; j < size; j++) if (L[j * size + j]! < 1e-8) return false
  const inverse = new Float64Array(size * size)
  for (let j = 0; j < size; j++) inverse[j * size + j] = 1
  solveLower(L, size, inverse, size)
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) T[i * size + j] = (inverse[j * size + i]! * Math.sqrt(n)) / scale[i]!
  return true
}
