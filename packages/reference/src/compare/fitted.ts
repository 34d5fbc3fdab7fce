import type { FitCase } from '../case.ts'
import { type Aspect, aspect } from './check.ts'
import { worst } from './error.ts'
import type { SummaryJson } from './summary.ts'
import { isSingular, residualSize } from './tolerance.ts'

/** Fitted values of the individuals and of the population, on the scale of the residuals. */
export function fittedAspects(reference: FitCase, summary: SummaryJson): Aspect[] {
  const { type, fitted, fitted_conditional, predict_population, fitted_population } = reference
  const size = residualSize(reference)
  const aspects: Aspect[] = []
  if (fitted && type === 'lmer')
    aspects.push(aspect('fitted', worst(summary.fitted, fitted, size), isSingular(reference) ? 1e-3 : 1e-4))
  if (fitted_conditional) aspects.push(aspect('fitted', worst(summary.fitted, fitted_conditional, size), 1e-4))
  const population = predict_population ?? fitted_population
  if (population) aspects.push(aspect('population fitted', worst(summary.populationFitted, population, size), 1e-4))
  return aspects
}

/** Predictions for new data, new levels among them, on the scale of the residuals. */
export function predictionAspects(reference: FitCase, { predictions }: SummaryJson): Aspect[] {
  const { newdata } = reference
  if (!newdata) return []
  const size = residualSize(reference)
  const error = Math.max(
    worst(predictions?.population, newdata.population, size),
    worst(predictions?.conditional, newdata.conditional_new_levels_zero, size),
  )
  return [aspect('predictions', error, 1e-4)]
}
