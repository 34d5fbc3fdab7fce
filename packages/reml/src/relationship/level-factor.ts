/**
 * L with L L' = K, the covariance among the levels of a grouping factor: sparse, by rows. Random effects b = (L (x) I) u have
 * covariance K (x) Sigma when u has I (x) Sigma.
 */
export interface LevelFactor {
  readonly levels: readonly string[]
  /** Where each level's entries begin; levels + 1. */
  readonly rowPointers: Int32Array
  /** Column of each entry, ascending within a row. */
  readonly columns: Int32Array
  readonly values: Float64Array
}

/** The factor from the rows of a dense matrix, zeros left out. */
export function levelFactorOf(levels: readonly string[], dense: Float64Array): LevelFactor {
  const n = levels.length
  const rowPointers = new Int32Array(n + 1)
  for (let i = 0; i < n; i++) {
    let count = 0
    for (let k = 0; k < n; k++) if (dense[i * n + k] !== 0) count++
    rowPointers[i + 1] = rowPointers[i]! + count
  }
  const columns = new Int32Array(rowPointers[n]!)
  const values = new Float64Array(rowPointers[n]!)
  let at = 0
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const value = dense[i * n + k]!
      if (value === 0) continue
      columns[at] = k
      values[at++] = value
    }
  return { levels, rowPointers, columns, values }
}

/** (L (x) I) x or (L (x) I)' x for rows of x in blocks of `width` values a level. */
export function multiplyLevels(
  { levels, rowPointers, columns, values }: LevelFactor,
  x: Float64Array,
  width: number,
  side: 'plain' | 'transposed',
): Float64Array {
  const out = new Float64Array(x.length)
  for (let i = 0; i < levels.length; i++)
    for (let at = rowPointers[i]!; at < rowPointers[i + 1]!; at++) {
      const value = values[at]!
      const to = (side === 'plain' ? i : columns[at]!) * width
      const from = (side === 'plain' ? columns[at]! : i) * width
      for (let c = 0; c < width; c++) out[to + c]! += value * x[from + c]!
    }
  return out
}
