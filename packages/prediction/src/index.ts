export { fitted, populationFitted, residuals } from './fitted.ts'
export { predict } from './predict.ts'
export type { Predictions } from './prediction.ts'
export { predictionVariances, type RandomEffect, randomEffects } from './random-effects.ts'
