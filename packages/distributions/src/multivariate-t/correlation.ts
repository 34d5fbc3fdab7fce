/** A checked correlation matrix, row-major. */
export interface Correlation {
  readonly n: number
  readonly values: Float64Array
}

/** Rounding of a correlation that was computed. */
const ROUNDING = 1e-9

/** The rows as one array; a RangeError unless they are square, symmetric, with ones on the diagonal and none beyond 1. */
export function checkedCorrelation(rows: readonly ArrayLike<number>[]): Correlation {
  const n = rows.length
  if (n === 0) throw new RangeError('multivariateT: the correlation matrix has no rows.')
  const values = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    const row = rows[i]!
    if (row.length !== n) {
      throw new RangeError(
        `multivariateT: the correlation matrix has ${n} rows, but row ${i + 1} has ${row.length} values.`,
      )
    }
    for (let j = 0; j < n; j++) {
      const r = row[j]!
      const place = `of rows ${i + 1} and ${j + 1}`
      if (!(Math.abs(r) <= 1 + ROUNDING)) throw new RangeError(`multivariateT: the correlation ${place} is ${r}.`)
      if (i === j && r < 1 - ROUNDING)
        throw new RangeError(`multivariateT: the correlation ${place} must be 1; it is ${r}.`)
      if (j < i && Math.abs(r - rows[j]![i]!) > ROUNDING) {
        throw new RangeError(
          `multivariateT: the correlation ${place} is ${r}, but that of ${j + 1} and ${i + 1} is ${rows[j]![i]}.`,
        )
      }
      values[i * n + j] = i === j ? 1 : Math.max(-1, Math.min(1, r))
    }
  }
  return { n, values }
}

/** Loadings l with r_ij = l_i l_j for all i unlike j, all within -1 to 1; undefined when there are none. */
export function factorLoadings({ n, values }: Correlation): Float64Array | undefined {
  const at = (i: number, j: number): number => values[i * n + j]!
  const loadings = new Float64Array(n)
  const largest = indexOfLargest(n * n, (k) => (k % n > Math.trunc(k / n) ? Math.abs(values[k]!) : 0))
  const i = Math.trunc(largest / n)
  const j = largest % n
  const r = at(i, j)
  if (i === j || Math.abs(r) < ROUNDING * ROUNDING) return loadings
  const third = indexOfLargest(n, (k) => (k === i || k === j ? 0 : Math.abs(at(i, k) * at(j, k))))
  const product = third === i || third === j ? 0 : at(i, third) * at(j, third)
  const square = product === 0 ? Math.abs(r) : (r * at(i, third)) / at(j, third)
  if (!(square > 0)) return undefined
  for (let k = 0; k < n; k++) {
    const loading = k === i ? Math.sqrt(square) : at(i, k) / Math.sqrt(square)
    if (Math.abs(loading) > 1 + ROUNDING) return undefined
    loadings[k] = Math.max(-1, Math.min(1, loading))
  }
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < a; b++) if (Math.abs(at(a, b) - loadings[a]! * loadings[b]!) > ROUNDING) return undefined
  }
  return loadings
}

function indexOfLargest(n: number, size: (k: number) => number): number {
  let best = 0
  for (let k = 1; k < n; k++) if (size(k) > size(best)) best = k
  return best
}
