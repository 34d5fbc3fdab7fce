import { wrongArgument } from '@lmm/diagnostics'
import { checkCall, type FittedModel } from '@lmm/reml'
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
 *
 * @example
 * ```ts
 * import { lmm, report } from 'lmm'
 * import { dyestuff } from '@lmm/datasets/dyestuff'
 * console.log(report(lmm('Yield ~ 1 + (1 | Batch)', dyestuff)))
 * ```
 * ```text
 * Linear mixed-effects model fitted by restricted maximum likelihood (REML)
 *   Yield ~ 1 + (1 | Batch)
 *   30 rows; 6 levels of Batch.
 *
 * Random effects
 *   group     term         variance    sd  95 % from    to
 *   Batch     (Intercept)      1764  42         19    93
 *   residual                   2451  49.5       37.3  65.7
 *
 * Fixed effects
 *   term         estimate  std. error  95 % from    to   df      t       p
 *   (Intercept)      1528          19       1478  1577  5.0  78.80  6.2e-9
 *
 *   Degrees of freedom by Satterthwaite's method.
 *
 * Fit
 *   REML criterion  log-likelihood     AIC     BIC  parameters
 *           319.65         -159.83  325.65  329.86           3
 *
 * Optimum
 *   This is an optimum: the curvature is positive in every direction, and one more Newton step would
 *   lower the criterion by less than 1e-12.
 * ```
 */
export function report(model: FittedModel, options: ReportOptions = {}): string {
  checkCall('report()', model, options, { request: true, messages: true, digits: true, quiet: true, width: true })
  const { digits = 3 } = options
  if (!(Number.isInteger(digits) && digits >= 1 && digits <= 15))
    throw wrongArgument('report()', 'digits', digits, 'digits')
  return renderText(writeReport(summarize(model, options.request), options), options).trimEnd()
}
