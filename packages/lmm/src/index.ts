export { builtinStructures } from '@lmm/covariance'
export { type Table, tableOf } from '@lmm/design'
export { type Diagnostic, LmmError, render } from '@lmm/diagnostics'
export { parse } from '@lmm/formula'
export {
  fitted,
  type GroupCoefficient,
  groupCoefficients,
  type Predictions,
  populationFitted,
  predict,
  type RandomEffect,
  type RandomEffectsOptions,
  randomEffects,
  residuals,
  type TermFilter,
} from '@lmm/prediction'
export {
  type Certificate,
  type Criterion,
  type Description,
  describe,
  type FittedModel,
  type Optimizer,
  type PedigreeRecord,
  pedigree,
  type Registry,
  type Relationship,
  restore,
  save,
  type TraceStep,
} from '@lmm/reml'
export { report, type Summary, type SummaryRequest, summarize } from '@lmm/report'
export { lmm } from './lmm.ts'
export type { LmmData, LmmOptions } from './options.ts'
export { type UpdateOptions, update } from './update.ts'
