import { type TableInput, tableOf } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import { checkCall, type FittedModel } from '@lmm/reml'
import { conditionalPredictor, populationPredictor } from './linear-predictor.ts'
import type { Predictions, TargetPredictions } from './prediction.ts'
import { extrapolations } from './rows/extrapolation.ts'
import { type NewRows, namesNoGroups, newRows } from './rows/new-rows.ts'
import { say } from './say.ts'
import { invalidOption, newLevelNotes, policies } from './targets/new-levels.ts'
import { predictTarget } from './targets/predict-target.ts'
import { type NewLevels, type Target, targets } from './targets/targets.ts'
import { unknown } from './term-filter.ts'
import type { PredictionDf } from './uncertainty/prediction-error.ts'
import { withProducts } from './uncertainty/with-products.ts'
import type { GroupUpdate } from './update-group.ts'

/** Options of `predict`. */
export interface PredictOptions {
  /** What is predicted with intervals; without it only the values for the population and for the row's own groups. */
  readonly target?: Target
  /** Level of the intervals, default 0.95. */
  readonly level?: number
  /**
   * Levels of grouping factors that were not in the fit: their effects are a `draw` from G (default: zero, with the variance of G), those
   * of the `population` (zero), or an `error`; for all factors or by the factor's name.
   */
  readonly newLevels?: NewLevels | Readonly<Record<string, NewLevels>>
  /** Random terms to include, by their grouping factor or as the formula has them, `(1 | plate)`; default all. */
  readonly random?: readonly string[]
  /** `response` takes estimates and limits back through a logarithm, root or scaling on the left side: medians and their limits. */
  readonly scale?: 'model' | 'response'
  /** Degrees of freedom: Satterthwaite's (default), or infinite ones. */
  readonly df?: PredictionDf
  /** What is known of groups from rows that were not in the fit, from `updateGroup`: rows of these groups are predicted by it. */
  readonly update?: GroupUpdate
  /**
   * Earlier rows of the groups, with their response: rows of these groups are predicted given them, their random effects and, where
   * residuals are correlated, the residual's own past. Of a group of the fit these are its rows there.
   */
  readonly past?: TableInput
  /** The data of the fit, for a model that was restored without them; needed where a row has several random effects. */
  readonly trainingData?: TableInput
}

/**
 * Predicts the rows of new data on the scale of the left side, for the population and for each row's own groups; the response is
 * not needed. What the fit learned from its data (levels, contrasts, centres) is applied as it was, never learned again.
 *
 * With a `target` the predictions come with intervals by the joint covariance of the estimates of fixed and random effects: those of
 * `population`, `group` and `new-group` are for means, those of `observation` for a new measurement.
 *
 * @param data - columns, rows of objects, or a `Table`, with the columns that the right side reads.
 * @throws LmmError when a column is missing, a fixed factor has a level that the fit did not see, or an option is none of its choices.
 * @example
 * ```ts
 * import { lmm, predict } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(predict(model, [{ Days: 4.5, Subject: '309' }]).conditional[0]!.toFixed(4))
 * const { estimate, lower, upper } = predict(model, [{ Days: 10, Subject: '309' }], { target: 'observation' })
 * console.log(`${estimate[0]!.toFixed(1)}, 95 % from ${lower[0]!.toFixed(1)} to ${upper[0]!.toFixed(1)}`)
 * ```
 * ```text
 * 219.3206
 * 229.5, 95 % from 170.0 to 288.9
 * ```
 */
export function predict(
  model: FittedModel,
  data: TableInput,
  options: PredictOptions & { readonly target: Target },
): TargetPredictions
export function predict(model: FittedModel, data: TableInput, options?: PredictOptions): Predictions
export function predict(
  model: FittedModel,
  data: TableInput,
  options: PredictOptions = {},
): Predictions | TargetPredictions {
  checkCall('predict()', model, options, {
    target: true,
    level: true,
    newLevels: true,
    random: true,
    scale: true,
    df: true,
    update: true,
    past: true,
    trainingData: true,
  })
  const { target, level = 0.95, scale = 'model', df = 'satterthwaite', trainingData } = options
  checkOptions(options)
  const byTerm = policies(model, options.newLevels)
  const included = includedTerms(model, options.random)
  const table = tableOf(data)
  const anonymous = options.update !== undefined && namesNoGroups(model, table)
  const how = target === 'population' ? 'none' : target === 'new-group' || anonymous ? 'new' : 'read'
  const rows = newRows(model, table, { random: how })
  const unseen =
    how === 'read' && options.past === undefined
      ? newLevelNotes(rows, target ? byTerm : withoutDraws(byTerm), options.update)
      : []
  const notes = [...unseen, ...extrapolations(model, table)]
  if (options.past !== undefined && target !== 'group' && target !== 'observation')
    throw say.error('prediction/past-target', {}, { kind: 'option', name: 'past' })
  if (!target) {
    if (options.update) throw say.error('prediction/update-target', {}, { kind: 'option', name: 'update' })
    return plainPredictions(model, rows, included, notes)
  }
  const whole = trainingData === undefined ? model : withProducts(model, trainingData)
  const request = {
    target,
    level,
    df,
    scale,
    policies: byTerm,
    included,
    update: options.update,
    anonymous,
    past: options.past,
  }
  const predictions = predictTarget(whole, rows, request)
  const { missing } = predictions
  return { ...predictions, diagnostics: [...missingNote(missing), ...notes, ...predictions.diagnostics] }
}

function plainPredictions(
  model: FittedModel,
  rows: NewRows,
  included: (term: number) => boolean,
  notes: readonly Diagnostic[],
): Predictions {
  const conditional = conditionalPredictor(model, rows, included)
  for (const row of rows.missingRandom) conditional[row] = Number.NaN
  const missing = Int32Array.from(new Set([...rows.missing, ...rows.missingRandom])).sort()
  return {
    population: populationPredictor(model, rows),
    conditional,
    missing,
    diagnostics: [...missingNote(missing), ...notes],
  }
}

/** A value without an interval is that of the population, whatever would be drawn. */
const withoutDraws = (byTerm: readonly NewLevels[]): readonly NewLevels[] =>
  byTerm.map((policy) => (policy === 'draw' ? 'population' : policy))

const missingNote = (missing: Int32Array): Diagnostic[] =>
  missing.length === 0
    ? []
    : [
        say.info('prediction/missing-rows', {
          rows: Array.from(missing.subarray(0, 5), (i) => i + 1),
          count: missing.length,
        }),
      ]

/** Throws where an option is none of its choices. */
export function checkOptions({ target, level, scale, df }: PredictOptions): void {
  if (target !== undefined && !targets.includes(target)) throw invalidOption('target', target, targets)
  if (level !== undefined && !(level > 0 && level < 1)) throw invalidOption('level', level, ['0 < level < 1'])
  if (scale !== undefined && scale !== 'model' && scale !== 'response')
    throw invalidOption('scale', scale, ['model', 'response'])
  if (df !== undefined && df !== 'satterthwaite' && df !== 'asymptotic')
    throw invalidOption('df', df, ['satterthwaite', 'asymptotic'])
}

/** Whether a random term is among those that are named; all are when none is. */
export function includedTerms(
  { random, terms }: FittedModel,
  named: readonly string[] | undefined,
): (term: number) => boolean {
  if (!named) return () => true
  const squeezed = (text: string): string => text.replaceAll(/\s+/g, '')
  const names = random.map(({ group }, k) => [group, squeezed(terms.random[k]!.label)])
  for (const name of named)
    if (!names.some((known) => known.includes(name) || known.includes(squeezed(name))))
      throw unknown('group', name, [
        ...new Set([...random.map(({ group }) => group), ...terms.random.map(({ label }) => label)]),
      ])
  const wanted = new Set([...named, ...named.map(squeezed)])
  return (k) => names[k]!.some((name) => wanted.has(name))
}
