import type { MessageTable } from '@lmm/diagnostics'
import type { Summary } from '../summary/summary.ts'
import { wordsOf } from '../words.ts'
import type { ReportDocument } from './document.ts'
import { certificateSection } from './sections/certificate.ts'
import { fitSection } from './sections/fit.ts'
import { fixedSection } from './sections/fixed.ts'
import { randomSections } from './sections/random.ts'
import { remarkSections } from './sections/remarks.ts'
import { predictionSections, requestedSections } from './sections/requested.ts'
import { residualSections } from './sections/residual.ts'
import { testSections } from './sections/tests.ts'
import { subjectSection, titleOf } from './sections/title.ts'

/** How to write a report. */
export interface WriteOptions {
  /** Sentences of another language, e.g. `zh` of `@lmm/diagnostics/messages/zh`. */
  readonly messages?: MessageTable
  /** Significant digits of a standard error, 1 to 15; estimates are rounded at the same place. Default 2. */
  readonly digits?: number
  /** Leave out warnings and notes. */
  readonly quiet?: boolean
}

/**
 * A summary as a document that renderers turn into text, Markdown and the like.
 *
 * @example
 * ```ts
 * import { lmm } from 'lmm'
 * import { summarize, writeReport } from '@lmm/report'
 * import { renderMarkdown } from '@lmm/report/markdown'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const document = writeReport(summarize(lmm('Reaction ~ Days + (1 | Subject)', sleepstudy)), { digits: 3 })
 * console.log(renderMarkdown(document).split('\n').filter((line) => line.startsWith('| Days')).join('\n'))
 * ```
 * ```text
 * | Days | 10.467 | 0.804 | 8.879 | 12.055 | 161.0 | 13.02 | 6.4e-27 |
 * ```
 */
export function writeReport(summary: Summary, options: WriteOptions = {}): ReportDocument {
  const { messages, digits = 2, quiet = false } = options
  const words = wordsOf(messages)
  return {
    title: titleOf(summary, words),
    sections: [
      subjectSection(summary, words),
      ...randomSections(summary, words, digits),
      ...residualSections(summary, words, digits),
      fixedSection(summary, words, digits),
      ...testSections(summary, words, digits),
      fitSection(summary, words),
      certificateSection(summary, words, messages),
      ...(quiet ? [] : remarkSections(summary, words, messages)),
      ...requestedSections(summary, words, digits),
    ],
  }
}

/**
 * The predictions of a summary as a document of their own.
 *
 * @example
 * ```ts
 * import { renderText, summarize, writePredictions } from '@lmm/report'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const summary = summarize(model, { predict: [{ Days: 10, Subject: '308' }] })
 * console.log(renderText(writePredictions(summary)))
 * ```
 * ```text
 * Linear mixed-effects model fitted by restricted maximum likelihood (REML)
 *   Reaction ~ Days + (Days | Subject)
 *   180 rows; 18 levels of Subject.
 *
 * Predictions
 *   row  population  conditional
 *     1       356.1        450.3
 *
 * ```
 */
export function writePredictions(summary: Summary, options: WriteOptions = {}): ReportDocument {
  const { messages, digits = 2, quiet = false } = options
  const words = wordsOf(messages)
  return {
    title: titleOf(summary, words),
    sections: [
      subjectSection(summary, words),
      ...predictionSections(summary, words, digits),
      ...(quiet ? [] : remarkSections(summary, words, messages)),
    ],
  }
}
