export {
  type BootstrapPredictions,
  type PredictBootstrapOptions,
  predictBootstrap,
} from './bootstrap/predict-bootstrap.ts'
export { refitted } from './bootstrap/refitted.ts'
export { type Centering, type CenteringOptions, type CentredTerm, centering } from './centering/centering.ts'
export { type GroupCoefficient, groupCoefficients } from './group-coefficients.ts'
export { type FanDirection, type Fanning, type FanningOptions, fanning } from './implied/fanning.ts'
export {
  type ImpliedCovariance,
  type ImpliedCovarianceOptions,
  impliedCovariance,
} from './implied/implied-covariance.ts'
export { conditionalPredictor, type PredictorRows } from './linear-predictor.ts'
export { type PredictOptions, predict } from './predict.ts'
export type { Predictions, TargetPredictions } from './prediction.ts'
export {
  predictionVariances,
  type RandomEffect,
  type RandomEffectsOptions,
  randomEffects,
} from './random-effects.ts'
export { fitted, populationFitted } from './residuals/fitted.ts'
export { type ResidualKind, type ResidualOptions, residuals } from './residuals/residuals.ts'
export { shrinkage } from './shrinkage/shrinkage.ts'
export type { Shrinkage, ShrinkageOptions, ShrunkGroup } from './shrinkage/shrunk-group.ts'
export { type RandomGenerator, randomGenerator, type Seed } from './simulation/random-generator.ts'
export { type SimulateOptions, type Simulation, simulate } from './simulation/simulate.ts'
export { type BackTransform, backTransform } from './targets/response-scale.ts'
export type { NewLevels, Target } from './targets/targets.ts'
export type { TermFilter } from './term-filter.ts'
export type { PredictionDf } from './uncertainty/prediction-error.ts'
export { type GroupUpdate, type UpdatedEffect, type UpdateGroupOptions, updateGroup } from './update-group.ts'
