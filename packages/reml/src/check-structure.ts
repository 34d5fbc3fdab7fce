import type { BoundCovariance, CovarianceParameter } from '@lmm/covariance'
import { LmmError } from '@lmm/diagnostics'
import { symmetricEigen } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import { say } from './say.ts'

/** Throws where the start of a parameter is not a number of its box. */
export function checkParameters(structure: string, parameters: readonly CovarianceParameter[]): void {
  for (const { name, initial, lower, upper } of parameters)
    if (!(initial >= lower && initial <= upper && Number.isFinite(initial)))
      throw say.error('reml/structure-start', {
        structure,
        parameter: name,
        value: `${initial}`,
        lower: `${lower}`,
        upper: `${upper}`,
      })
}

/** What is wrong with a matrix that is to be a covariance. */
export type MatrixFault =
  | { readonly kind: 'not-finite' | 'not-symmetric'; readonly i: number; readonly j: number; readonly value: string }
  | { readonly kind: 'not-definite'; readonly eigenvalue: number }

/** Elements that differ by more than this, relative, are different. */
const equal = 1e-8
/** Eigenvalues below this part of the largest are not distinguished from zero. */
const rounding = 1e-10

/** The first fault of a k x k matrix, semidefinite ones being allowed; null where there is none. */
export function matrixFault(A: Float64Array, k: number): MatrixFault | null {
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) {
      const value = A[i * k + j]!
      const other = A[j * k + i]!
      if (!Number.isFinite(value) || !Number.isFinite(other))
        return { kind: 'not-finite', i, j, value: `${Number.isFinite(value) ? other : value}` }
      if (Math.abs(value - other) > equal * Math.max(Math.abs(value), Math.abs(other)))
        return { kind: 'not-symmetric', i, j, value: `${value}, ${other}` }
    }
  if (k === 0) return null
  const { values } = symmetricEigen(A.slice(0, k * k), k)
  const eigenvalue = values[0]!
  return eigenvalue < -rounding * Math.max(1, values[k - 1]!) ? { kind: 'not-definite', eigenvalue } : null
}

/** Positions of a term that are looked at. */
const most = 100

/** Throws where a structure of random effects has no covariance matrix at its start. */
export function checkRandomStructure(structure: string, bound: BoundCovariance, labels: readonly string[]): void {
  checkParameters(structure, bound.parameters)
  const k = Math.min(most, labels.length)
  const Sigma = Matrix.zeros(k, k)
  const theta = Float64Array.from(bound.parameters, ({ initial }) => initial)
  asked(structure, () =>
    bound.covariance(
      theta,
      Int32Array.from({ length: k }, (_, i) => i),
      Sigma,
    ),
  )
  const fault = matrixFault(Float64Array.from(Sigma.to1DArray()), k)
  if (fault) throw notCovariance(structure, fault, labels, bound.parameters, null)
}

/** The group whose matrix it is. */
export interface GroupRows {
  readonly group: string
  readonly level: string
  /** Rows of the table, from 0. */
  readonly rows: readonly number[]
}

/** The error of a matrix that is no covariance. */
export function notCovariance(
  structure: string,
  fault: MatrixFault,
  labels: readonly string[],
  parameters: readonly CovarianceParameter[],
  of: GroupRows | null,
): LmmError {
  return say.error('reml/structure-not-covariance', {
    structure,
    fault: fault.kind,
    positions: fault.kind === 'not-definite' ? labels.slice(0, 8) : [labels[fault.i]!, labels[fault.j]!],
    value: fault.kind === 'not-definite' ? `${Number(fault.eigenvalue.toPrecision(4))}` : fault.value,
    parameters: parameters.slice(0, 8).map(({ name, initial }) => `${name} = ${initial}`),
    group: of?.group ?? null,
    level: of?.level ?? null,
    rows: of ? of.rows.slice(0, 8) : [],
    count: of?.rows.length ?? 0,
  })
}

/** What a structure of the user's own throws is told as what it is. */
export function asked<T>(structure: string, ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (error instanceof LmmError) throw error
    const problem = error instanceof Error ? error.message : `${error}`
    throw say.error('reml/structure-failed', { structure, problem })
  }
}
