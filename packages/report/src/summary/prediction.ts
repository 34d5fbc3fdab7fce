import { LmmError } from '@lmm/diagnostics'
import { type NewLevels, predict, type Target, type TargetPredictions } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import { finiteAll } from './finite.ts'
import type { PredictionData } from './prediction-data.ts'
import { type Remark, remarks } from './remark.ts'

/** What is predicted with intervals, and how. */
export interface PredictionRequest {
  readonly targets?: readonly Target[]
  /** Level of the intervals, default 0.95. */
  readonly level?: number
  /** For all grouping factors, or by the factor's name. */
  readonly newLevels?: NewLevels | Readonly<Record<string, NewLevels>>
  /** `response` takes intervals back through the transformation of the left side. */
  readonly scale?: 'model' | 'response'
  /** Earlier rows of the groups. */
  readonly past?: PredictionData
  /** The data of the fit, for a model that was restored without them. */
  readonly trainingData?: PredictionData
  /** Leaves out an interval that cannot be had, and says why, in place of an error; default false. */
  readonly lenient?: boolean
}

/** Predictions of one target with intervals; null where a row lacks a value. */
export interface IntervalSummary {
  readonly target: Target
  readonly level: number
  readonly scale: 'model' | 'response'
  readonly estimate: readonly (number | null)[]
  readonly stdError: readonly (number | null)[]
  /** Null where they are infinite, too. */
  readonly df: readonly (number | null)[]
  readonly lower: readonly (number | null)[]
  readonly upper: readonly (number | null)[]
}

/** Predictions for the rows of new data, in their order; null where a row lacks a value. */
export interface PredictionSummary {
  /** X beta + offset. */
  readonly population: readonly (number | null)[]
  /** X beta + Z b + offset; b = 0 for levels that were not in the fit. */
  readonly conditional: readonly (number | null)[]
  /** Rows, 0-based, that lack a value. */
  readonly missing: readonly number[]
  readonly intervals?: readonly IntervalSummary[]
  /** What there is to say of the rows: extrapolation; levels that were not in the fit, rows that lack values. */
  readonly warnings: readonly Remark[]
  readonly notes: readonly Remark[]
}

/** Predictions as JSON. */
export function predictionSummary(
  model: FittedModel,
  data: PredictionData,
  { targets = [], lenient = false, ...options }: PredictionRequest = {},
): PredictionSummary {
  const { newLevels } = options
  const { population, conditional, missing, diagnostics } = predict(model, data, newLevels && { newLevels })
  // targets of groups say themselves how new levels are taken
  const told = targets.some(ofGroups) ? [] : [...diagnostics]
  const intervals = targets.flatMap((target): IntervalSummary[] => {
    const { past, ...plain } = options
    try {
      const found = predict(model, data, { target, ...plain, ...(past !== undefined && ofGroups(target) && { past }) })
      for (const each of found.diagnostics) if (!told.some(({ message }) => message === each.message)) told.push(each)
      return [intervalSummary(found)]
    } catch (error) {
      if (!lenient || !(error instanceof LmmError)) throw error
      told.push({ ...error.diagnostic, severity: 'warning' })
      return []
    }
  })
  return {
    population: finiteAll(population),
    conditional: finiteAll(conditional),
    missing: Array.from(missing),
    ...(targets.length > 0 && { intervals }),
    warnings: remarks(told, 'warning'),
    notes: remarks(told, 'info'),
  }
}

const ofGroups = (target: Target): boolean => target === 'group' || target === 'observation'

function intervalSummary({ target, level, scale, ...values }: TargetPredictions): IntervalSummary {
  return {
    target,
    level,
    scale,
    estimate: finiteAll(values.estimate),
    stdError: finiteAll(values.stdError),
    df: finiteAll(values.df),
    lower: finiteAll(values.lower),
    upper: finiteAll(values.upper),
  }
}
