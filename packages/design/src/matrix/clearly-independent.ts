import { cholesky } from '@lmm/linalg'
import { gramMatrix } from '../products/gram-matrix.ts'

/** Cross-products know a pivot to some 1e-16: this one is far from what a QR decomposition could call zero. */
const clear = 1e-4

/** Whether the correlations of columns, about zero, have pivots so large that no column can depend on the ones before it. */
export function clearlyIndependent(columns: readonly Float64Array[]): boolean {
  const p = columns.length
  const gram = gramMatrix(columns, new Float64Array(p), null)
  const lengths = Float64Array.from({ length: p }, (_, j) => Math.sqrt(gram[j * p + j]!))
  if (!lengths.every((length) => length > 1e-100 && length < 1e100)) return false
  const correlations = gram.map((value, at) => value / (lengths[Math.floor(at / p)]! * lengths[at % p]!))
  if (cholesky(correlations, p) >= 0) return false
  for (let j = 0; j < p; j++) if (!(correlations[j * p + j]! ** 2 > clear)) return false
  return true
}
