export { fitted, populationFitted, residuals } from './fitted.ts'
export { type GroupCoefficient, groupCoefficients } from './group-coefficients.ts'
export { predict } from './predict.ts'
export type { Predictions } from './prediction.ts'
export {
  predictionVariances,
  type RandomEffect,
  type RandomEffectsOptions,
  randomEffects,
} from './random-effects.ts'
export type { TermFilter } from './term-filter.ts'
