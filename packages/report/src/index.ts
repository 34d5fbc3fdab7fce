export type {
  Block,
  Code,
  List,
  Paragraph,
  ReportDocument,
  Section,
  TableBlock,
  TableColumn,
} from './document/document.ts'
export { numberColumn, paragraph, table, textColumn } from './document/document.ts'
export { type WriteOptions, writePredictions, writeReport } from './document/write.ts'
export { renderText, type TextOptions } from './render/text.ts'
export { type ReportOptions, report } from './report.ts'
export type { SummaryRequest } from './request.ts'
export type { FixedEffectRow } from './summary/fixed.ts'
export type { IntervalSummary, PredictionRequest, PredictionSummary } from './summary/prediction.ts'
export type { PredictionData } from './summary/prediction-data.ts'
export type { ProfileRow } from './summary/profile.ts'
export type { RandomTermSummary } from './summary/random.ts'
export type { RandomEffectsSummary } from './summary/random-effects.ts'
export type { Remark } from './summary/remark.ts'
export type { ResidualSummary } from './summary/residual.ts'
export { summarize } from './summary/summarize.ts'
export type { Summary } from './summary/summary.ts'
