import { jacobi } from './jacobi.ts'
import { implicitQL, tridiagonalize } from './tridiagonal.ts'

/** Eigenvalues and vectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** `failed` when the matrix holds NaN or infinity or the iteration did not settle; both arrays are then empty. */
  readonly status: 'ok' | 'failed'
  /** Ascending, length n. */
  readonly values: Float64Array
  /** Row-major n x n, column j belongs to value j; orthonormal. */
  readonly vectors: Float64Array
}

const jacobiLimit = 60

/**
 * Eigenvalues (ascending) and orthonormal vectors of a symmetric matrix, by cyclic Jacobi up to order 60, beyond by tridiagonal QL.
 *
 * Jacobi keeps the small eigenvalues of a positive definite matrix to high relative accuracy; QL to absolute accuracy
 * relative to the largest.
 *
 * @param a - row-major n x n, of which the lower triangle is read; not modified
 */
export function symmetricEigen(a: Float64Array, n: number): SymmetricEigen {
  const work = new Float64Array(n * n)
  let largest = 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = a[i * n + j]!
      const size = Math.abs(value)
      if (!(size < Number.POSITIVE_INFINITY)) return failed()
      if (size > largest) largest = size
    }
  }
  // A power of two near the largest element leaves every digit as it is and keeps squares in range.
  const scale = largest > 0 ? 2 ** -Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest)))) : 1
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = scale * a[i * n + j]!
      work[i * n + j] = value
      work[j * n + i] = value
    }
  }
  const values = new Float64Array(n)
  const columns = new Float64Array(n * n)
  if (n <= jacobiLimit) {
    if (!jacobi(work, n, columns)) return failed()
    for (let i = 0; i < n; i++) values[i] = work[i * n + i]!
  } else {
    const beside = new Float64Array(n)
    tridiagonalize(work, n, values, beside)
    transpose(work, n, columns)
    if (!implicitQL(values, beside, n, columns)) return failed()
    transpose(columns, n, work)
    columns.set(work)
  }
  return sorted(values, columns, n, 1 / scale)
}

const failed = (): SymmetricEigen => ({ status: 'failed', values: new Float64Array(0), vectors: new Float64Array(0) })

function sorted(values: Float64Array, columns: Float64Array, n: number, scale: number): SymmetricEigen {
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => values[i]! - values[j]!)
  const ascending = new Float64Array(n)
  const vectors = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    const from = order[j]!
    ascending[j] = scale * values[from]!
    for (let i = 0; i < n; i++) vectors[i * n + j] = columns[i * n + from]!
  }
  return { status: 'ok', values: ascending, vectors }
}

function transpose(a: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[j * n + i] = a[i * n + j]!
}
