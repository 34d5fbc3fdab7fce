import { addProductPlain } from './plain-product.ts'
import { simdKernels } from './simd.ts'
import { addProductSimd } from './simd-product.ts'

/** Products with fewer multiplications than this are not worth packing. */
const smallWork = 600

/** With fewer products than this for each entry, copying C in and out costs more than the vectors save. */
const shallow = 4

/**
 * C += alpha A B on strided panels; `lower` touches the entries on and below the diagonal of C only.
 *
 * A is m x k with entry (i, p) at `aAt + i * aRow + p * aColumn`, B is k x n in the same way, C is m x n with rows
 * `cRow` apart. C must not overlap A or B. Every entry of C adds its k products one after the other in order, whatever
 * the sizes, so that the vector kernels give the same bits. Blocking as in Goto & van de Geijn (2008), "Anatomy of
 * high-performance matrix multiplication", ACM TOMS 34(3).
 */
export function addProduct(
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: Float64Array,
  aAt: number,
  aRow: number,
  aColumn: number,
  b: Float64Array,
  bAt: number,
  bRow: number,
  bColumn: number,
  c: Float64Array,
  cAt: number,
  cRow: number,
  lower: boolean,
): void {
  if (m * n * k <= smallWork) {
    addSmallProduct(m, n, k, alpha, a, aAt, aRow, aColumn, b, bAt, bRow, bColumn, c, cAt, cRow, lower)
    return
  }
  const simd = k < shallow ? null : simdKernels()
  if (simd === null) addProductPlain(m, n, k, alpha, a, aAt, aRow, aColumn, b, bAt, bRow, bColumn, c, cAt, cRow, lower)
  else addProductSimd(simd, m, n, k, alpha, a, aAt, aRow, aColumn, b, bAt, bRow, bColumn, c, cAt, cRow, lower)
}

function addSmallProduct(
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: Float64Array,
  aAt: number,
  aRow: number,
  aColumn: number,
  b: Float64Array,
  bAt: number,
  bRow: number,
  bColumn: number,
  c: Float64Array,
  cAt: number,
  cRow: number,
  lower: boolean,
): void {
  for (let i = 0; i < m; i++) {
    const columns = lower ? Math.min(n, i + 1) : n
    const left = aAt + i * aRow
    for (let j = 0; j < columns; j++) {
      const to = cAt + i * cRow + j
      let sum = c[to]!
      for (let p = 0, l = left, r = bAt + j * bColumn; p < k; p++, l += aColumn, r += bRow) {
        sum += alpha * a[l]! * b[r]!
      }
      c[to] = sum
    }
  }
}
