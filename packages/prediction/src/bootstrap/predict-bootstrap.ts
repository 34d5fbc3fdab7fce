import { type TableInput, tableOf, toBasis } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import { normal } from '@lmm/distributions'
import { checkCall, type FittedModel } from '@lmm/reml'
import { populationPredictor } from '../linear-predictor.ts'
import { checkOptions, includedTerms, type PredictOptions } from '../predict.ts'
import { rowResiduals } from '../residual-covariance/row-residuals.ts'
import { rowsOfModel } from '../rows/model-rows.ts'
import { type NewRows, newRows } from '../rows/new-rows.ts'
import { say } from '../say.ts'
import { type EffectDrawer, effectDrawer } from '../simulation/draw-effects.ts'
import { residualDrawer } from '../simulation/draw-residuals.ts'
import { type RandomGenerator, type Seed, streams } from '../simulation/random-generator.ts'
import { invalidOption, newLevelNotes, policies } from '../targets/new-levels.ts'
import { predictTarget, type TargetRequest } from '../targets/predict-target.ts'
import { backTransform } from '../targets/response-scale.ts'
import type { Target } from '../targets/targets.ts'
import { refitted } from './refitted.ts'

/** Options of `predictBootstrap`. */
export interface PredictBootstrapOptions extends Pick<PredictOptions, 'level' | 'newLevels' | 'random' | 'scale'> {
  readonly target: Target
  /** A seed or a generator: the same gives the same intervals. */
  readonly seed: Seed
  /** Number of simulated data sets, default 999. */
  readonly count?: number
  readonly signal?: AbortSignal
  /** Called after each refit with the number that is done. */
  readonly onProgress?: (done: number, count: number) => void
}

/** Predictions of one target with bootstrap intervals, n values each; NaN in the rows of `missing`. */
export interface BootstrapPredictions {
  readonly target: Target
  readonly level: number
  readonly scale: 'model' | 'response'
  readonly estimate: Float64Array
  /** Root mean square of the simulated prediction errors, on the scale of the left side. */
  readonly stdError: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly missing: Int32Array
  /** Simulated data sets that had a fit. */
  readonly count: number
  readonly diagnostics: readonly Diagnostic[]
}

/** Refits between two chances for the rest of the program. */
const batch = 16

/**
 * Predictions with intervals that hold the uncertainty of the covariance parameters, by a parametric bootstrap of the prediction error in
 * its own standard errors (Chatterjee, Lahiri & Li 2008, Annals of Statistics 36): data sets are drawn from the fit with groups of their
 * own, the model is refitted to each, and the errors of its predictions divided by their standard errors give the quantiles. For few
 * groups, where the plain intervals of `predict` are too short.
 *
 * @throws LmmError as `predict` and `simulate`; the reason of `signal` when it is aborted.
 * @example
 * ```ts
 * import { lmm, predictBootstrap } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (1 | Subject)', sleepstudy)
 * const { lower, upper } = await predictBootstrap(model, [{ Days: 5 }], { target: 'population', seed: 1, count: 99 })
 * console.log(lower[0]! < 303 && 303 < upper[0]!)
 * ```
 * ```text
 * true
 * ```
 */
export async function predictBootstrap(
  model: FittedModel,
  data: TableInput,
  options: PredictBootstrapOptions,
): Promise<BootstrapPredictions> {
  checkCall('predictBootstrap()', model, options, {
    target: true,
    seed: true,
    count: true,
    signal: true,
    onProgress: true,
    level: true,
    newLevels: true,
    random: true,
    scale: true,
  })
  const { target, level = 0.95, scale = 'model', seed, count = 999, signal, onProgress } = options
  checkOptions(options)
  if (!(Number.isInteger(count) && count >= 19)) throw invalidOption('count', count, ['a whole number from 19 on'])
  const fitRows = rowsOfModel(model, 'predictBootstrap')
  if (model.specification.weights?.kind === 'frequency') throw say.error('prediction/frequency-rows', {})
  const how = target === 'population' ? 'none' : target === 'new-group' ? 'new' : 'read'
  const rows = newRows(model, tableOf(data), { random: how })
  const byTerm = policies(model, options.newLevels)
  const request: TargetRequest = {
    target,
    level,
    df: 'asymptotic',
    scale: 'model',
    policies: byTerm,
    included: includedTerms(model, options.random),
    update: undefined,
    anonymous: false,
    past: undefined,
  }
  const plain = predictTarget(model, rows, request)
  const draw = worldDrawer(model, fitRows, rows, request)
  const errors = Array.from({ length: rows.n }, () => new Float64Array(count))
  const squares = new Float64Array(rows.n)
  let done = 0
  let tried = 0
  for (const stream of streams(seed)) {
    if (tried++ === count) break
    signal?.throwIfAborted()
    const { y, truth } = draw(stream)
    const again = refitted(model, y)
    if (again) {
      const { estimate, stdError } = predictTarget(again, rows, request)
      for (let i = 0; i < rows.n; i++) {
        const error = truth[i]! - estimate[i]!
        errors[i]![done] = error / stdError[i]!
        squares[i]! += error * error
      }
      done++
    }
    onProgress?.(tried, count)
    if (tried % batch === 0) await new Promise((resolve) => setTimeout(resolve, 0))
  }
  if (done < 19) throw say.error('prediction/bootstrap-failed', { done, count })
  const back = scale === 'response' ? backTransform(model) : null
  // docs/mathematics/bootstrap.md (2)
  const limit = (i: number, p: number): number => {
    const value = plain.estimate[i]! + plain.stdError[i]! * quantile(errors[i]!.subarray(0, done), p)
    return back ? back(value) : value
  }
  const absent = new Set(plain.missing)
  const each = (value: (i: number) => number): Float64Array =>
    Float64Array.from({ length: rows.n }, (_, i) => (absent.has(i) ? Number.NaN : value(i)))
  return {
    target,
    level,
    scale,
    estimate: each((i) => (back ? back(plain.estimate[i]!) : plain.estimate[i]!)),
    stdError: each((i) => Math.sqrt(squares[i]! / done)),
    lower: each((i) => limit(i, (1 - level) / 2)),
    upper: each((i) => limit(i, (1 + level) / 2)),
    missing: plain.missing,
    count: done,
    diagnostics: [
      ...(how === 'read' ? newLevelNotes(rows, byTerm) : []),
      ...plain.diagnostics,
      ...(done < count ? [say.warning('prediction/bootstrap-refits', { failed: count - done, count })] : []),
    ],
  }
}

/** Quantile by interpolation between order statistics at k / (count + 1). */
function quantile(values: Float64Array, p: number): number {
  const sorted = values.slice().sort()
  const at = Math.min(sorted.length, Math.max(1, p * (sorted.length + 1))) - 1
  const low = Math.floor(at)
  const high = Math.min(sorted.length - 1, low + 1)
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!)
}

/** Draws data sets from the fit: responses of its rows, and what is true then of the rows to predict. */
function worldDrawer(
  model: FittedModel,
  fitRows: ReturnType<typeof rowsOfModel>,
  rows: NewRows,
  { target, policies, included }: TargetRequest,
): (generator: RandomGenerator) => { y: Float64Array; truth: Float64Array } {
  const drawer = effectDrawer(model)
  const mean = populationPredictor(model, fitRows)
  const newMean = populationPredictor(model, rows)
  const drawResiduals = residualDrawer(model, fitRows)
  // a new observation has a residual of its own, as in `predict` without a past
  const newResiduals = target === 'observation' ? rowResiduals(model, rows) : null
  const newRoots =
    newResiduals && Float64Array.from({ length: rows.n }, (_, i) => Math.sqrt(newResiduals.at(i).variance))
  const places =
    target === 'population' ? [] : rows.design.random.map((term, k) => placesOf(term, target, policies[k]!))
  return (generator) => {
    const y = mean.slice()
    const truth = newMean.slice()
    for (const k of model.random.keys()) {
      const place = places[k]
      const effects = drawer.draw(k, place?.fresh ?? 0, generator)
      addEffects(model, k, fitRows.random[k]!.columns, fitRows.random[k]!.places, effects, y)
      if (place && included(k)) addEffects(model, k, rows.random[k]!.columns, place.levels, effects, truth)
    }
    drawResiduals(generator, y)
    if (newRoots)
      for (let i = 0; i < truth.length; i++) truth[i]! += newRoots[i]! * normal.quantile(generator.uniform())
    return { y, truth }
  }
}

/** Levels of rows among those of the fit and, after them, those that are drawn anew: of `new-group` every row its own. */
function placesOf(
  { codes, found, levels }: NewRows['design']['random'][number],
  target: Target,
  policy: string,
): { readonly levels: Int32Array; readonly fresh: number } {
  if (target === 'new-group') return { levels: codes.map((_, i) => levels.length + i), fresh: codes.length }
  const fresh = new Map<number, number>()
  const places = codes.map((code, i) => {
    const own = found.codes[i]!
    if (code >= 0 || own < 0 || policy !== 'draw') return code
    if (!fresh.has(own)) fresh.set(own, levels.length + fresh.size)
    return fresh.get(own)!
  })
  return { levels: places, fresh: fresh.size }
}

function addEffects(
  model: FittedModel,
  k: number,
  columns: readonly Float64Array[],
  places: Int32Array,
  effects: ReturnType<EffectDrawer['draw']>,
  out: Float64Array,
): void {
  const { basis } = model.basis.random[k]!
  const z = new Float64Array(basis.size)
  for (let i = 0; i < out.length; i++) {
    const level = places[i]!
    if (level < 0) continue
    toBasis(basis, columns, i, 1, z, 0)
    for (let j = 0; j < z.length; j++) out[i]! += z[j]! * effects[level * z.length + j]!
  }
}
