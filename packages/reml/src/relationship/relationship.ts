import { cholesky, solveLower, solveLowerTransposed } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import { say } from '../say.ts'
import { type LevelFactor, levelFactorOf } from './level-factor.ts'

/** A square matrix by rows, as an ml-matrix or as nested arrays. */
export type SquareMatrix = Matrix | readonly ArrayLike<number>[]

/** Entries of a symmetric matrix by positions among the levels, each pair once or twice; what is not listed is zero. */
export interface SparseEntries {
  readonly rows: ArrayLike<number>
  readonly columns: ArrayLike<number>
  readonly values: ArrayLike<number>
}

/**
 * What is known of the relationship among the levels of a grouping factor, cov(b) = K (x) Sigma: K (kinship, pedigree, phylogeny)
 * with the names of its levels, or its inverse, or a factor L with L L' = K.
 */
export type Relationship =
  | { readonly levels: readonly string[]; readonly covariance: SquareMatrix | SparseEntries }
  | { readonly levels: readonly string[]; readonly inverse: SquareMatrix | SparseEntries }
  | { readonly levels: readonly string[]; readonly factor: SquareMatrix | LevelFactor }

const forms = ['covariance', 'inverse', 'factor'] as const

/**
 * The factor of a relationship, checked.
 *
 * @param group - the grouping factor, for messages.
 * @throws LmmError when the matrix is not square over its levels, symmetric, finite and positive definite, or a level comes twice.
 */
export function levelFactor(group: string, relationship: Relationship): LevelFactor {
  const { levels } = relationship
  if (!levels || forms.filter((form) => form in relationship).length !== 1)
    throw say.error('reml/relationship-form', { group, found: Object.keys(relationship), forms })
  const seen = new Set<string>()
  for (const level of levels) {
    if (seen.has(level)) throw say.error('reml/relationship-levels', { group, level })
    seen.add(level)
  }
  if ('factor' in relationship) {
    const { factor } = relationship
    return isLevelFactor(factor) ? factor : levelFactorOf(levels, dense(group, levels, factor))
  }
  const inverse = 'inverse' in relationship
  const K = dense(group, levels, inverse ? relationship.inverse : relationship.covariance)
  checkSymmetric(group, levels, K)
  const n = levels.length
  const pivot = cholesky(K, n)
  if (pivot >= 0) {
    const given = dense(group, levels, inverse ? relationship.inverse : relationship.covariance)
    throw say.error('reml/relationship-definite', { group, inverse, ...leftOf(given, levels, pivot) })
  }
  if (!inverse) {
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) K[i * n + j] = 0
    return levelFactorOf(levels, K)
  }
  return levelFactorOf(levels, inverseTransposed(K, n))
}

/** Levels before another that are named. */
const named = 3

/** What the levels before leave of the diagonal at the level where the factorisation ends, and those that take most of it. */
function leftOf(
  K: Float64Array,
  levels: readonly string[],
  pivot: number,
): { readonly level: string; readonly left: number; readonly singular: boolean; readonly given: readonly string[] } {
  const n = levels.length
  const before = new Float64Array(pivot * pivot)
  for (let i = 0; i < pivot; i++) before.set(K.subarray(i * n, i * n + pivot), i * pivot)
  cholesky(before, pivot)
  const weights = K.slice(pivot * n, pivot * n + pivot)
  solveLower(before, pivot, weights)
  const diagonal = K[pivot * n + pivot]!
  const left = diagonal - weights.reduce((sum, value) => sum + value * value, 0)
  solveLowerTransposed(before, pivot, weights)
  const given = [...weights.keys()]
    .filter((i) => Math.abs(weights[i]!) > 0.1)
    .sort((a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!))
    .slice(0, named)
    .map((i) => levels[i]!)
  return { level: levels[pivot]!, left, singular: left > -1e-8 * diagonal, given }
}

/** C'^-1 of the lower factor C of K^-1 = C C': then C'^-1 C^-1 = K. */
function inverseTransposed(C: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n)
  for (let i = 0; i < n; i++) inverse[i * n + i] = 1
  solveLower(C, n, inverse, n)
  const out = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) out[j * n + i] = inverse[i * n + j]!
  return out
}

function dense(group: string, levels: readonly string[], given: SquareMatrix | SparseEntries): Float64Array {
  const n = levels.length
  const out = new Float64Array(n * n)
  if (isSparse(given)) {
    for (let at = 0; at < given.values.length; at++) {
      const i = given.rows[at]!
      const j = given.columns[at]!
      if (!(i >= 0 && i < n && j >= 0 && j < n)) throw wrongSize(group, levels, Math.max(i, j) + 1, Math.max(i, j) + 1)
      out[i * n + j] = given.values[at]!
      out[j * n + i] = given.values[at]!
    }
  } else {
    const rows = Matrix.isMatrix(given) ? given.to2DArray() : (given as readonly ArrayLike<number>[])
    if (rows.length !== n) throw wrongSize(group, levels, rows.length, rows[0]?.length ?? 0)
    rows.forEach((row, i) => {
      if (row.length !== n) throw wrongSize(group, levels, rows.length, row.length)
      // a text of digits is no number
      for (let j = 0; j < n; j++) out[i * n + j] = typeof row[j] === 'number' ? row[j]! : Number.NaN
    })
  }
  const bad = out.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0)
    throw say.error('reml/relationship-entry', { group, row: levels[Math.floor(bad / n)]!, column: levels[bad % n]! })
  return out
}

function checkSymmetric(group: string, levels: readonly string[], K: Float64Array): void {
  const n = levels.length
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const difference = Math.abs(K[i * n + j]! - K[j * n + i]!)
      if (difference > 1e-8 * Math.sqrt(Math.abs(K[i * n + i]! * K[j * n + j]!)))
        throw say.error('reml/relationship-symmetric', { group, row: levels[i]!, column: levels[j]! })
    }
}

const wrongSize = (group: string, levels: readonly string[], rows: number, columns: number): Error =>
  say.error('reml/relationship-size', { group, levels: levels.length, rows, columns })

const isSparse = (given: SquareMatrix | SparseEntries): given is SparseEntries =>
  !Array.isArray(given) && !Matrix.isMatrix(given)

const isLevelFactor = (given: SquareMatrix | LevelFactor): given is LevelFactor =>
  !Array.isArray(given) && 'rowPointers' in given
