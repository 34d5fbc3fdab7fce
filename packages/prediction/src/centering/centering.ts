import { type Basis, toBasis } from '@lmm/design'
import { wrongArgument } from '@lmm/diagnostics'
import { cholesky } from '@lmm/linalg'
import { checkCall, type FittedModel } from '@lmm/reml'
import { inverse, Matrix, SingularValueDecomposition } from 'ml-matrix'
import { say } from '../say.ts'
import { termCovariances } from '../uncertainty/term-covariances.ts'
import { userMatrixOf } from '../uncertainty/user-matrix.ts'
import { shiftedDesigns } from './shifted-designs.ts'
import { turnOf } from './turn.ts'

/** Options of `centering`. */
export interface CenteringOptions {
  /** The numeric column whose origin moves. */
  readonly variable: string
  /** The value that becomes zero. */
  readonly origin: number
}

/** A random term at another origin. */
export interface CentredTerm {
  readonly group: string
  readonly terms: readonly string[]
  /** Covariance of the random effects, q x q. */
  readonly G: Matrix
  readonly sd: Float64Array
  /** 0 beside a standard deviation of zero. */
  readonly correlation: Matrix
  /** Where intercept and slope are uncorrelated, on the scale of the column: null where the term is not these two, or slopes do not vary. */
  readonly uncorrelatedAt: number | null
}

/** The parameters of the same model with another origin of a column: lines, predictions and likelihood are unchanged. */
export interface Centering {
  readonly variable: string
  readonly origin: number
  readonly fixed: readonly { readonly term: string; readonly estimate: number; readonly stdError: number }[]
  readonly vcov: Matrix
  readonly random: readonly CentredTerm[]
  /** Condition number of X, its columns scaled to unit length, before and after; null when the model does not hold its rows. */
  readonly conditionNumber: { readonly before: number; readonly after: number } | null
}

/**
 * What centring a column does to a fitted model, without refitting: beta, their standard errors, G and correlations for
 * t - origin in place of t, e.g. tau_0^2(c) = tau_0^2 + 2 c tau_01 + c^2 tau_1^2, and the origin at which intercept and slope are uncorrelated,
 * c = -tau_01 / tau_1^2.
 *
 * @throws LmmError `prediction/unknown-name` when the model reads no such numeric column, `prediction/not-closed` when t - origin gives another
 *   model: a slope without an intercept, log(t), or a function with an origin of its own such as scale(t).
 * @example
 * ```ts
 * import { centering, lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const { fixed, random } = centering(model, { variable: 'Days', origin: 4.5 })
 * console.log(fixed[0]!.estimate.toFixed(3), random[0]!.correlation.get(0, 1).toFixed(3), random[0]!.uncorrelatedAt!.toFixed(3))
 * ```
 * ```text
 * 298.508 0.753 -0.274
 * ```
 */
export function centering(model: FittedModel, options: CenteringOptions): Centering {
  checkCall('centering()', model, options, { variable: true, origin: true })
  const { variable, origin } = options
  if (typeof variable !== 'string') throw wrongArgument('centering()', 'variable', variable, 'column')
  const { at, shifted } = shiftedDesigns(model, variable, origin)
  const BX = turnOf(shifted.X, model.basis.X, at.X)
  if (!BX) throw say.error('prediction/not-closed', { variable, part: null })
  const { basis } = model
  const beta = BX.turn.mmul(Matrix.columnVector([...basis.beta]))
  if (basis.center !== 0) beta.add(BX.one.mul(basis.center))
  const vcov = BX.turn.mmul(basis.vcov).mmul(BX.turn.transpose())
  const { Sigma } = termCovariances(model)
  const random = model.random.map(({ group, terms }, k): CentredTerm => {
    const BZ = turnOf(shifted.random[k]!, basis.random[k]!.basis, at.random[k]!)
    if (!BZ) throw say.error('prediction/not-closed', { variable, part: model.terms.random[k]!.label })
    const q = terms.length
    const G = BZ.turn
      .mmul(Matrix.from1DArray(q, q, Sigma[k]!))
      .mmul(BZ.turn.transpose())
      .mul(basis.variance)
    const sd = Float64Array.from(terms, (_, i) => Math.sqrt(Math.max(0, G.get(i, i))))
    const correlation = Matrix.zeros(q, q)
    for (let i = 0; i < q; i++)
      for (let j = 0; j < q; j++) {
        const scale = sd[i]! * sd[j]!
        correlation.set(i, j, i === j ? 1 : scale > 0 ? G.get(i, j) / scale : 0)
      }
    const two = q === 2 && terms[0] === '(Intercept)' && terms[1] === variable
    const uncorrelatedAt = two && G.get(1, 1) > 0 ? origin - G.get(0, 1) / G.get(1, 1) : null
    return { group, terms, G, sd, correlation, uncorrelatedAt }
  })
  return {
    variable,
    origin,
    fixed: model.names.map((term, j) => ({
      term,
      estimate: beta.get(j, 0),
      stdError: Math.sqrt(Math.max(0, vcov.get(j, j))),
    })),
    vcov,
    random,
    conditionNumber: conditionNumbers(model, BX.turn),
  }
}

/** X~'X~ = L L' of the rows; X = X~ B^-1, so that X has the singular values of L' B^-1. */
function conditionNumbers(model: FittedModel, turn: Matrix): Centering['conditionNumber'] {
  const { rows, basis } = model
  if (!rows || basis.X.size === 0) return null
  const L = crossProduct(basis.X, rows.X.columns, rows.n)
  return { before: conditionNumber(L, userMatrixOf(basis.X)), after: conditionNumber(L, turn) }
}

function crossProduct(basis: Basis, columns: readonly Float64Array[], n: number): Matrix {
  const p = basis.size
  const A = new Float64Array(p * p)
  const x = new Float64Array(p)
  for (let i = 0; i < n; i++) {
    toBasis(basis, columns, i, 1, x, 0)
    for (let a = 0; a < p; a++) for (let b = 0; b <= a; b++) A[a * p + b]! += x[a]! * x[b]!
  }
  cholesky(A, p)
  const L = Matrix.zeros(p, p)
  for (let a = 0; a < p; a++) for (let b = 0; b <= a; b++) L.set(a, b, A[a * p + b]!)
  return L
}

function conditionNumber(L: Matrix, turn: Matrix): number {
  const R = L.transpose().mmul(inverse(turn))
  const lengths = Array.from({ length: R.columns }, (_, j) => Math.hypot(...R.getColumn(j)))
  lengths.forEach((length, j) => {
    R.mulColumn(j, 1 / length)
  })
  const values = new SingularValueDecomposition(R).diagonal
  return Math.max(...values) / Math.min(...values)
}
