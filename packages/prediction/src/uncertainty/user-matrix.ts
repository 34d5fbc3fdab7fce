import type { Basis } from '@lmm/design'
import { userMatrix } from '@lmm/reml'

type Matrix = ReturnType<typeof userMatrix>

const known = new WeakMap<Basis, Matrix>()

/** M of a basis, coefficients of the user's columns are M times those of the basis, computed once. */
export function userMatrixOf(basis: Basis): Matrix {
  const found = known.get(basis) ?? userMatrix(basis)
  known.set(basis, found)
  return found
}
