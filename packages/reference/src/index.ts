export type {
  AnovaTable,
  FactorLevels,
  FitCase,
  LikelihoodRatioCase,
  MeanRow,
  NamedValues,
  NumberTable,
  PairRow,
  ReferenceCase,
  ReferenceFit,
  ReferenceMeans,
  ReferenceRandomEffects,
  Rows,
  Values,
} from './case.ts'
export { caseNames, cases, dataPath, type EdgeCase, edgeCases, readCase } from './cases.ts'
export type { Aspect, Check, CheckName, SummaryRequest } from './compare/check.ts'
export { checks } from './compare/checks.ts'
export type { SummaryJson } from './compare/summary.ts'
export { type ContrastName, type ModelOfCase, modelOf } from './model.ts'
