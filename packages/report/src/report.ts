import type { FittedModel } from '@lmm/reml'
import { type WriteOptions, writeReport } from './document/write.ts'
import { renderText, type TextOptions } from './render/text.ts'
import type { SummaryRequest } from './request.ts'
import { summarize } from './summary/summarize.ts'

/** Language, rounding, width and contents of a text report. */
export interface ReportOptions extends WriteOptions, TextOptions {
  /** What to add to the report. */
  readonly request?: SummaryRequest
}

/**
 * The report of a fitted model as text for a terminal, at most 100 columns wide: what was fitted, random and fixed effects, the
 * certificate of the optimum, warnings and notes. Estimates are rounded by their standard errors; `summarize` has all digits.
 */
export function report(model: FittedModel, options: ReportOptions = {}): string {
  return renderText(writeReport(summarize(model, options.request), options), options)
}
