import { type PredictionRequest, type Summary, type SummaryRequest, summarize, writeReport } from '@lmm/report'
import type { CodeLanguage } from '@lmm/report/code'
import { update } from 'lmm'
import { writeWhole } from '../../data/file.ts'
import type { FormatOptions } from '../../options/format.ts'
import type { InferenceOptions } from '../../options/inference.ts'
import type { ModelOptions } from '../../options/model.ts'
import { writeDocument, writeOptions } from '../../output/document.ts'
import { jsonText } from '../../output/json.ts'
import { tellRemarks } from '../../output/remarks.ts'
import { say } from '../../say.ts'
import type { Session } from '../../session.ts'
import { fitModel, readTables } from '../model.ts'
import { withRemarks } from '../remarks.ts'
import { stopwatch } from '../stopwatch.ts'

/** Options of the command `fit`. */
export interface FitOptions extends ModelOptions, InferenceOptions, FormatOptions {
  readonly randomEffects?: true
  readonly fitted?: true
  readonly predict?: string
  readonly save?: string
  readonly code?: CodeLanguage
  readonly apa?: true
}

/** The tests that the options ask for. */
function inferenceRequest({
  df,
  level,
  anova,
  means,
  pairwise,
  adjust,
  r2,
  profile,
  compare,
  refit,
  seed,
}: InferenceOptions): SummaryRequest {
  if (pairwise && !means) throw say.error('cli/needs-option', { option: '--pairwise', needs: '--means' })
  if (adjust && !pairwise) throw say.error('cli/needs-option', { option: '--adjust', needs: '--pairwise' })
  if (refit && !compare) throw say.error('cli/needs-option', { option: '--refit', needs: '--compare' })
  if (seed !== undefined && !compare) throw say.error('cli/needs-option', { option: '--seed', needs: '--compare' })
  return {
    ...(df && { df }),
    ...(level !== undefined && { level }),
    ...(anova && { anova }),
    ...(means && { means }),
    ...(pairwise && { pairwise }),
    ...(adjust && { adjust }),
    ...(r2 && { r2 }),
    ...(profile && { profile }),
    ...(compare && {
      compare,
      update: (model, { formula = '. ~ .', criterion }) => update(model, formula, { ...(criterion && { criterion }) }),
    }),
    ...(refit && { refit: refit === 'yes' }),
    ...(seed !== undefined && { simulate: { seed } }),
  }
}

/** Machines get every interval that can be had. */
function intervalsOf({ json, csv, level }: FitOptions): PredictionRequest {
  if (!json && !csv) return {}
  return { targets: ['population', 'group', 'observation'], lenient: true, ...(level !== undefined && { level }) }
}

/** Fits a model to a table and writes its report. */
export async function fit(data: string, formula: string, options: FitOptions, session: Session): Promise<void> {
  const watch = stopwatch()
  const tables = await readTables(data, options.predict, options, session)
  const read = watch.lap()
  const { model, timing } = fitModel(formula, tables, options)
  if (options.save !== undefined) await writeWhole(options.save, JSON.stringify(model), session.io.directory)
  watch.lap()
  if (options.code) {
    const { codeFor } = await import('@lmm/report/code')
    session.io.stdout.write(codeFor(model, options.code, { file: csvName(data) }))
    return
  }
  const request: SummaryRequest = {
    ...inferenceRequest(options),
    ...(options.randomEffects && { randomEffects: true }),
    ...(options.fitted && { fitted: true }),
    ...(tables.newTable && { predict: tables.newTable, prediction: intervalsOf(options) }),
  }
  const summary = withRemarks(summarize(model, request), tables.diagnostics)
  const inference = timing.inference + watch.lap()
  await write(summary, { read, ...timing, inference }, options, session)
}

async function write(summary: Summary, timing: object, options: FitOptions, session: Session): Promise<void> {
  const { stdout } = session.io
  if (options.json) stdout.write(jsonText({ ...summary, timing }))
  else if (options.apa) {
    const { apaSentences } = await import('@lmm/report/apa')
    const { messages } = session
    stdout.write(`${apaSentences(summary, messages ? { messages } : {}).join('\n')}\n`)
    if (!options.quiet) tellRemarks(summary, session)
  } else if (options.csv) {
    const { renderCsv } = await import('@lmm/report/csv')
    stdout.write(renderCsv(summary))
    if (!options.quiet) tellRemarks(summary, session)
  } else await writeDocument(writeReport(summary, writeOptions(options, session)), options, session)
}

/** The CSV file that code reads: the data, or what they would be called as CSV. */
function csvName(data: string): string {
  if (/\.csv$/i.test(data)) return data
  const name = data
    .replace(/^dataset:/, '')
    .replace(/#.*$/, '')
    .replace(/\.\w+$/, '')
  return name === '-' ? 'data.csv' : `${name}.csv`
}
