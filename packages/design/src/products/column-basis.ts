import type { Basis } from './basis.ts'
import { gramMatrix } from './gram-matrix.ts'
import { orthonormalized } from './orthonormalized.ts'

/**
 * Changes of basis under which a set of columns may be replaced without changing the model: `linear` any invertible one,
 * `scale` a factor a column, `common` one factor for all.
 */
export type BasisFreedom = 'linear' | 'scale' | 'common'

/** Mean squares below this are no scale: rows of usual size would overflow by it. */
const faint = 1e-200

/**
 * Chooses the basis of columns, each of length n; `rootWeights` are the square roots of the rows' weights, or null. How the constant is
 * made of the columns is found among these rows unless it is said.
 */
export function columnBasis(
  columns: readonly Float64Array[],
  rootWeights: Float64Array | null,
  freedom: BasisFreedom,
  constant: Float64Array | null = freedom === 'linear' ? constantInSpan(columns) : null,
): Basis {
  const size = columns.length
  const n = columns[0]?.length ?? 0
  const center = new Float64Array(size)
  if (constant) for (let j = 0; j < size; j++) if (constant[j] === 0) center[j] = mean(columns[j]!)
  const gram = gramMatrix(columns, center, rootWeights)
  const squares = Array.from({ length: size }, (_, j) => gram[j * size + j]!)
  const common = squares.reduce((sum, square) => sum + square, 0) / size
  const T = new Float64Array(size * size)
  squares.forEach((own, j) => {
    const square = freedom === 'common' ? common : own
    T[j * size + j] = square > faint * n ? Math.sqrt(n / square) : 1
  })
  const scaled: Basis = { size, constant, center, T, compensated: squares.map(() => false) }
  return freedom === 'linear' ? (orthonormalized(scaled, gram, columns, rootWeights) ?? scaled) : scaled
}

/** a with X a = 1 exactly in every row: a constant column, or indicators that add up to one. */
export function constantInSpan(columns: readonly Float64Array[]): Float64Array | null {
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

/** The mean, summed from the first value, then from the mean so found, so that it is right to the last digit (Neely 1966). */
export function mean(column: Float64Array): number {
  const first = column[0] ?? 0
  const near = first + sumFrom(column, first) / Math.max(1, column.length)
  return near + sumFrom(column, near) / Math.max(1, column.length)
}

/** sum_i (x_i - origin), by four sums that do not wait for each other. */
function sumFrom(column: Float64Array, origin: number): number {
  const n = column.length
  const even = n - (n % 4)
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  for (let i = 0; i < even; i += 4) {
    s0 += column[i]! - origin
    s1 += column[i + 1]! - origin
    s2 += column[i + 2]! - origin
    s3 += column[i + 3]! - origin
  }
  for (let i = even; i < n; i++) s0 += column[i]! - origin
  return s0 + s1 + (s2 + s3)
}
