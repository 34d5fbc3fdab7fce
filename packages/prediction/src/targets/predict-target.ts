import { toBasis } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import { conditionalPredictor, populationPredictor } from '../linear-predictor.ts'
import type { TargetPredictions } from '../prediction.ts'
import { type RowResidual, rowResiduals } from '../residual-covariance/row-residuals.ts'
import type { NewRows } from '../rows/new-rows.ts'
import { say } from '../say.ts'
import { beliefsOf } from '../uncertainty/beliefs.ts'
import { errorComputer, type PredictionDf } from '../uncertainty/prediction-error.ts'
import { backTransform } from './response-scale.ts'
import { type BeliefRequest, believesRows, rowBeliefs } from './row-beliefs.ts'
import { tQuantiles } from './t-quantile.ts'

/** What is asked of the rows, every choice made. */
export interface TargetRequest extends BeliefRequest {
  readonly level: number
  readonly df: PredictionDf
  readonly scale: 'model' | 'response'
  /** Whether a random term is included. */
  readonly included: (term: number) => boolean
}

/** Predictions of one target with their intervals. */
export function predictTarget(model: FittedModel, rows: NewRows, request: TargetRequest): TargetPredictions {
  const { target, level, scale } = request
  const ofGroup = target === 'group' || target === 'observation'
  const replaced = request.update !== undefined || request.past !== undefined
  const errors = rowErrors(model, rows, request)
  const estimate =
    ofGroup && !replaced ? conditionalPredictor(model, rows, request.included) : populationPredictor(model, rows)
  if (ofGroup && replaced) for (let i = 0; i < rows.n; i++) estimate[i]! += errors.effects[i]!
  const quantile = tQuantiles(level)
  const back = scale === 'response' ? backTransform(model) : null
  const lower = new Float64Array(rows.n)
  const upper = new Float64Array(rows.n)
  const { stdError, df, missing } = errors
  for (let i = 0; i < rows.n; i++) {
    if (Number.isNaN(stdError[i]!)) {
      estimate[i] = Number.NaN
      lower[i] = Number.NaN
      upper[i] = Number.NaN
      continue
    }
    const half = stdError[i]! === 0 ? 0 : quantile(df[i]!) * stdError[i]!
    const centre = estimate[i]!
    estimate[i] = back ? back(centre) : centre
    lower[i] = back ? back(centre - half) : centre - half
    upper[i] = back ? back(centre + half) : centre + half
  }
  return { target, level, scale, estimate, stdError, df, lower, upper, missing, diagnostics: errors.diagnostics }
}

const none: RowResidual = { variance: 0, derivatives: null }

interface RowErrors {
  /** z'b_hat. */
  readonly effects: Float64Array
  readonly stdError: Float64Array
  readonly df: Float64Array
  readonly missing: Int32Array
  readonly diagnostics: readonly Diagnostic[]
}

function rowErrors(model: FittedModel, rows: NewRows, request: TargetRequest): RowErrors {
  const { target } = request
  const beliefs = beliefsOf(model)
  const error = errorComputer(model, request.df)
  const absent = new Uint8Array(rows.n)
  for (const row of rows.missing) absent[row] = 1
  if (target !== 'population') for (const row of rows.missingRandom) absent[row] = 1
  const given = believesRows(request)
  const residuals = target === 'observation' && !given ? rowResiduals(model, rows) : null
  const believed = rowBeliefs(model, rows, request)
  const stdError = new Float64Array(rows.n).fill(Number.NaN)
  const df = new Float64Array(rows.n).fill(Number.NaN)
  const x = new Float64Array(model.names.length)
  // given the past, what is believed of a row is one number
  const z = given ? Float64Array.of(1) : new Float64Array(beliefs.starts.at(-1)!)
  const used = given ? [] : [...model.random.keys()].filter((k) => target !== 'population' && request.included(k))
  const effects = new Float64Array(rows.n)
  let approximated = 0
  for (let i = 0; i < rows.n; i++) {
    if (absent[i]) continue
    const own = residuals?.at(i) ?? none
    if (!(own.variance >= 0 && own.variance < Number.POSITIVE_INFINITY)) {
      absent[i] = 1
      continue
    }
    const belief = believed(i)
    toBasis(model.basis.X, rows.X, i, 1, x, 0)
    for (const k of used) toBasis(model.basis.random[k]!.basis, rows.random[k]!.columns, i, 1, z, beliefs.starts[k]!)
    const { variance, df: freedom } = error({ x, z, belief, residual: own.variance, dResidual: own.derivatives })
    stdError[i] = Math.sqrt(Math.max(0, variance))
    df[i] = freedom
    for (let j = 0; j < z.length; j++) effects[i]! += z[j]! * belief.mean[j]!
    if (!belief.derivatives) approximated++
  }
  const told = approximated > 0 && request.df === 'satterthwaite'
  return {
    effects,
    stdError,
    df,
    missing: placesOf(absent),
    diagnostics: [
      ...(residuals?.notes ?? []),
      ...(told ? [say.info('prediction/population-df', { rows: approximated })] : []),
    ],
  }
}

/** Where a flag is set, ascending. */
function placesOf(flags: Uint8Array): Int32Array {
  const out: number[] = []
  for (let i = 0; i < flags.length; i++) if (flags[i] === 1) out.push(i)
  return Int32Array.from(out)
}
