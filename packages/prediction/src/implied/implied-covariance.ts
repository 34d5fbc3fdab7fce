import { type TableInput, toBasis } from '@lmm/design'
import { checkCall, type FittedModel } from '@lmm/reml'
import { Matrix } from 'ml-matrix'
import { randomRows } from '../rows/random-rows.ts'
import { relatednessOf } from '../uncertainty/relatedness.ts'
import { termCovariances } from '../uncertainty/term-covariances.ts'
import { impliedResiduals } from './implied-residuals.ts'
import { timeVariable } from './time-variable.ts'

/** Options of `impliedCovariance`. */
export interface ImpliedCovarianceOptions {
  /** The column that `times` are values of, where the random terms read several. */
  readonly variable?: string
  /** Values of the other columns that the random terms read, for `times`. */
  readonly at?: Readonly<Record<string, number | string>>
  /** Whether the residual variance stands on the diagonal; default true. */
  readonly residual?: boolean
}

/** The marginal covariance among observations that a model implies, n x n. */
export interface ImpliedCovariance {
  readonly covariance: Matrix
  /** Correlations; 0 beside a variance of zero. */
  readonly correlation: Matrix
  /** The diagonal. */
  readonly variances: Float64Array
}

/**
 * The covariance and correlation among observations of one group that the model implies: Z G Z' + sigma^2 I, for random intercept
 * and slope tau_0^2 + (t_j + t_k) tau_01 + t_j t_k tau_1^2, with sigma^2 added on the diagonal.
 *
 * @param times - values of the one numeric column that the random terms read, or rows with all columns that they read; rows that name
 *   their groups share the effects of a factor where they share its level, or a known relationship; rows that do not are one group.
 * @throws LmmError `prediction/which-variable` when the random terms read several columns and none is named.
 * @example
 * ```ts
 * import { impliedCovariance, lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const { correlation } = impliedCovariance(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy), [0, 1, 9])
 * console.log(correlation.getRow(0).map((r) => r.toFixed(2)).join(' '))
 * ```
 * ```text
 * 1.00 0.48 0.30
 * ```
 */
export function impliedCovariance(
  model: FittedModel,
  times: readonly number[] | Float64Array | TableInput,
  options: ImpliedCovarianceOptions = {},
): ImpliedCovariance {
  checkCall('impliedCovariance()', model, options, { variable: true, at: true, residual: true })
  const data = areTimes(times) ? rowsAt(model, times, options) : times
  const covariance = marginalCovariance(model, data)
  const n = covariance.rows
  if (options.residual ?? true) {
    const R = impliedResiduals(model, data)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) covariance.set(i, j, covariance.get(i, j) + R[i * n + j]!)
  }
  const variances = Float64Array.from({ length: n }, (_, i) => covariance.get(i, i))
  const correlation = Matrix.zeros(n, n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const scale = Math.sqrt(variances[i]! * variances[j]!)
      correlation.set(i, j, i === j ? 1 : scale > 0 ? covariance.get(i, j) / scale : 0)
    }
  return { covariance, correlation, variances }
}

const areTimes = (times: readonly number[] | Float64Array | TableInput): times is readonly number[] | Float64Array =>
  times instanceof Float64Array || (Array.isArray(times) && times.every((time) => typeof time === 'number'))

/** Rows of one group at these times. */
export function rowsAt(
  model: FittedModel,
  times: ArrayLike<number>,
  { variable, at = {} }: Pick<ImpliedCovarianceOptions, 'variable' | 'at'>,
): Record<string, Float64Array | readonly (number | string)[]> {
  const name = timeVariable(model, variable, Object.keys(at))
  const columns = Object.entries(at).map(([column, value]) => [column, new Array(times.length).fill(value)] as const)
  return { ...Object.fromEntries(columns), [name]: Float64Array.from(times) }
}

/** Z G Z' of rows, summed over the random terms. */
export function marginalCovariance(model: FittedModel, data: TableInput): Matrix {
  // docs/mathematics/prediction.md (8)
  const { n, random } = randomRows(model, data, 'impliedCovariance')
  const { Sigma } = termCovariances(model)
  const { variance } = model.basis
  const out = Matrix.zeros(n, n)
  random.forEach(({ columns, found, codes, named }, k) => {
    const { basis } = model.basis.random[k]!
    const related = relatednessOf(model, k)
    const relatedness = (i: number, j: number): number => {
      const known = named && codes[i]! >= 0 && codes[j]! >= 0
      if (known) return related(codes[i]!, codes[j]!)
      return found.codes[i] === found.codes[j] ? 1 : 0
    }
    const q = basis.size
    const z = new Float64Array(n * q)
    for (let i = 0; i < n; i++) toBasis(basis, columns, i, 1, z, i * q)
    const zG = new Float64Array(q)
    for (let i = 0; i < n; i++) {
      for (let b = 0; b < q; b++) {
        let sum = 0
        for (let a = 0; a < q; a++) sum += z[i * q + a]! * Sigma[k]![a * q + b]!
        zG[b] = variance * sum
      }
      for (let j = 0; j <= i; j++) {
        const K = relatedness(i, j)
        if (K === 0) continue
        let sum = 0
        for (let b = 0; b < q; b++) sum += zG[b]! * z[j * q + b]!
        out.set(i, j, out.get(i, j) + K * sum)
        if (i !== j) out.set(j, i, out.get(i, j))
      }
    }
  })
  return out
}
