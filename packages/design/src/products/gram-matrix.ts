/** (X - 1 c')'W(X - 1 c') of columns, by rows; `rootWeights` are the square roots of the diagonal of W, or null for ones. */
export function gramMatrix(
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
