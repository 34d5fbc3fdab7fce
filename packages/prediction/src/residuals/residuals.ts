import type { TableInput } from '@lmm/design'
import { checkCall, type FittedModel } from '@lmm/reml'
import { conditionalPredictor, populationPredictor } from '../linear-predictor.ts'
import { hasPlainResiduals } from '../residual-covariance/residual-covariance.ts'
import { type ModelRows, rowsOfModel, rowsOfTable } from '../rows/model-rows.ts'
import { say } from '../say.ts'
import type { Seed } from '../simulation/random-generator.ts'
import { invalidOption } from '../targets/new-levels.ts'
import { quantileResiduals } from './quantile.ts'
import { whitenedMarginal } from './whitened.ts'
import { whitenedConditional, whitenedTogether } from './whitened-blocks.ts'

/** Kinds of residuals, see `residuals`. */
export type ResidualKind = 'response' | 'pearson' | 'scaled' | 'normalized' | 'quantile'

const kinds: readonly ResidualKind[] = ['response', 'pearson', 'scaled', 'normalized', 'quantile']

/** Options of `residuals`. */
export interface ResidualOptions {
  readonly kind?: ResidualKind
  /** About the group's own mean X beta + Z b (default), or `marginal` about that of the population X beta. */
  readonly about?: 'conditional' | 'marginal'
  /** Rows with their response in place of those of the fit; NaN where a row lacks a value. */
  readonly data?: TableInput
  /** Of `quantile` residuals: what they are simulated from, and how many responses, default 250. */
  readonly seed?: Seed
  readonly count?: number
}

/**
 * Residuals of the rows of the fit, or of `data`.
 *
 * - `response`: y minus its mean.
 * - `pearson`: times the root of the weight, as lme4 has it; `scaled`: that divided by sigma.
 * - `normalized`: uncorrelated with variance 1 if the model holds: conditional ones R^-1/2 (y - X beta - Z b), which are `scaled` where residuals
 *   are independent, marginal ones V^-1/2 (y - X beta), by the symmetric root, which moves each residual as little as can be;
 *   where residuals are independent, of V with rows divided by their residual standard deviations.
 * - `quantile`: the share of simulated responses below the observed one, uniform in (0, 1) if the model holds (Dunn & Smyth 1996).
 *
 * @throws LmmError `prediction/no-rows` when the model does not hold its rows and no data are given, `prediction/zero-residual-variance`
 *   where residuals would be divided by a standard deviation that is estimated as zero.
 * @example
 * ```ts
 * import { lmm, residuals } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const whitened = residuals(model, { kind: 'normalized', about: 'marginal' })
 * console.log((whitened.reduce((sum, r) => sum + r * r, 0) / 180).toFixed(3))
 * ```
 * ```text
 * 0.989
 * ```
 */
export function residuals(model: FittedModel, options: ResidualOptions = {}): Float64Array {
  checkCall('residuals()', model, options, { kind: true, about: true, data: true, seed: true, count: true })
  const { kind = 'response', about = 'conditional', data, seed, count = 250 } = options
  if (!kinds.includes(kind)) throw invalidOption('kind', kind, kinds)
  if (about !== 'conditional' && about !== 'marginal') throw invalidOption('about', about, ['conditional', 'marginal'])
  const rows = data === undefined ? rowsOfModel(model, 'residuals') : rowsOfTable(model, data, { response: true })
  if (kind === 'quantile') {
    if (seed === undefined) throw say.error('prediction/needs-seed', {}, { kind: 'option', name: 'seed' })
    return quantileResiduals(model, rows, { about, seed, count })
  }
  const response = about === 'conditional' ? conditionalLeft(model, rows) : left(rows, populationPredictor(model, rows))
  if (kind === 'response') return response
  if (kind === 'normalized' && about === 'marginal')
    return hasPlainResiduals(model) ? whitenedMarginal(model, rows, response) : whitenedTogether(model, rows, response)
  const { residual } = rows.residuals()
  refuseZeros(kind, residual)
  if (kind === 'normalized' && !hasPlainResiduals(model)) return whitenedConditional(model, rows, response)
  const scaled = response.map((r, i) => r / Math.sqrt(residual[i]!))
  return kind === 'pearson' ? scaled.map((r) => r * (model.sigma ?? 1)) : scaled
}

/** A variance that the structure of the residuals has at its bound. */
const none = 1e-200

function refuseZeros(kind: ResidualKind, variances: Float64Array): void {
  const rows = [...variances.keys()].filter((i) => variances[i]! <= none).map((i) => i + 1)
  if (rows.length > 0)
    throw say.error('prediction/zero-residual-variance', { kind, rows: rows.slice(0, 5), count: rows.length })
}

function conditionalLeft(model: FittedModel, rows: ModelRows): Float64Array {
  const out = left(rows, conditionalPredictor(model, rows))
  for (const { places } of rows.random)
    places.forEach((place, i) => {
      if (place < 0) out[i] = Number.NaN
    })
  return out
}

const left = ({ y }: ModelRows, mean: Float64Array): Float64Array => mean.map((value, i) => y![i]! - value)
