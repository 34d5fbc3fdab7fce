import type { Correlation } from './correlation.ts'

/** The rows of a factor C with C C' = R whose last coefficient stands in the same column. */
export interface FactorColumn {
  /** One array a row: the coefficients up to and with that column. */
  readonly rows: readonly Float64Array[]
}

/** A residual variance below this is that of a variable the others determine. */
const SINGULAR = 1e-10

/**
 * Pivoted Cholesky factor of a correlation matrix that may be singular, its rows sorted by their last column: given the
 * columns before, each row bounds the variable of its column (Genz and Kwong 2000, "Numerical evaluation of singular
 * multivariate normal distributions", J. Statist. Comput. Simul. 68).
 */
export function factorColumns({ n, values }: Correlation): readonly FactorColumn[] {
  const factor = Array.from({ length: n }, () => new Float64Array(n))
  const residual = new Float64Array(n).fill(1)
  const open = new Set(Array.from({ length: n }, (_, i) => i))
  const columns: { rows: Float64Array[] }[] = []
  while (open.size > 0) {
    const j = columns.length
    const pivot = [...open].reduce((best, i) => (residual[i]! > residual[best]! + 1e-12 ? i : best))
    const length = Math.sqrt(residual[pivot]!)
    open.delete(pivot)
    factor[pivot]![j] = length
    const rows: Float64Array[] = [factor[pivot]!.slice(0, j + 1)]
    for (const i of open) {
      let r = values[i * n + pivot]!
      for (let k = 0; k < j; k++) r -= factor[i]![k]! * factor[pivot]![k]!
      factor[i]![j] = r / length
      residual[i]! -= factor[i]![j]! ** 2
      if (residual[i]! < -1e-7) throw indefinite()
      if (residual[i]! > SINGULAR) continue
      open.delete(i)
      rows.push(trimmed(factor[i]!, j))
    }
    columns.push({ rows })
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let r = -values[i * n + j]!
      for (let k = 0; k < columns.length; k++) r += factor[i]![k]! * factor[j]![k]!
      if (Math.abs(r) > 1e-6) throw indefinite()
    }
  }
  return sortedByLast(columns)
}

const indefinite = (): RangeError =>
  new RangeError('multivariateT: the correlation matrix is not positive semidefinite.')

/** A row up to its last coefficient that is not rounding. */
function trimmed(row: Float64Array, j: number): Float64Array {
  let last = j
  while (last > 0 && Math.abs(row[last]!) < 1e-7) last--
  return row.slice(0, last + 1)
}

function sortedByLast(columns: readonly FactorColumn[]): readonly FactorColumn[] {
  const sorted: Float64Array[][] = columns.map(() => [])
  for (const { rows } of columns) for (const row of rows) sorted[row.length - 1]!.push(row)
  return sorted.map((rows) => ({ rows }))
}
