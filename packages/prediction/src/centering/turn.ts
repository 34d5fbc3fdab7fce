import { type Basis, toBasis } from '@lmm/design'
import { Matrix, QrDecomposition } from 'ml-matrix'

/** Coefficients of other columns that give the same function as those of a basis. */
export interface Turn {
  /** B with columns B = x~ at every row: coefficients c of the basis are B c of the columns. */
  readonly turn: Matrix
  /** Coefficients of the columns that give the constant 1, a column; zero where the basis needs none. */
  readonly one: Matrix
}

/** What is left of unit columns may be rounding error of this size. */
const closed = 1e-7

/** The turn from the basis of `from` to the columns `to` over the same rows; null where these do not span it. */
export function turnOf(to: readonly Float64Array[], basis: Basis, from: readonly Float64Array[]): Turn | null {
  const p = basis.size
  if (p === 0) return { turn: Matrix.zeros(0, 0), one: Matrix.zeros(0, 1) }
  const n = to[0]!.length
  const X = Matrix.zeros(n, p)
  const target = Matrix.zeros(n, p + 1)
  const x = new Float64Array(p)
  const lengths = to.map((column) => Math.hypot(...column) || 1)
  for (let i = 0; i < n; i++) {
    toBasis(basis, from, i, 1, x, 0)
    for (let j = 0; j < p; j++) {
      X.set(i, j, to[j]![i]! / lengths[j]!)
      target.set(i, j, x[j]!)
    }
    target.set(i, p, basis.constant ? 1 : 0)
  }
  const qr = new QrDecomposition(X)
  if (!qr.isFullRank()) return null
  const B = qr.solve(target)
  const rest = Matrix.sub(target, X.mmul(B))
  for (let j = 0; j <= p; j++) {
    const size = Math.max(1e-300, ...target.getColumn(j).map(Math.abs))
    if (rest.getColumn(j).some((value) => !(Math.abs(value) <= closed * size))) return null
  }
  for (let i = 0; i < p; i++) for (let j = 0; j <= p; j++) B.set(i, j, B.get(i, j) / lengths[i]!)
  return { turn: B.subMatrix(0, p - 1, 0, p - 1), one: B.subMatrix(0, p - 1, p, p) }
}
