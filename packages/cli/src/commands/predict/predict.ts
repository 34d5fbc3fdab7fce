import { type PredictionRequest, type PredictionSummary, summarize, writePredictions } from '@lmm/report'
import type { NewLevels, Target } from 'lmm'
import type { FormatOptions } from '../../options/format.ts'
import type { ModelOptions } from '../../options/model.ts'
import { writeDocument, writeOptions } from '../../output/document.ts'
import { jsonText } from '../../output/json.ts'
import { tellRemarks } from '../../output/remarks.ts'
import { say } from '../../say.ts'
import type { Session } from '../../session.ts'
import { fitModel, readPast, readTables } from '../model.ts'
import { withRemarks } from '../remarks.ts'

/** Options of the command `predict`. */
export interface PredictCommandOptions extends ModelOptions, FormatOptions {
  readonly target?: readonly Target[]
  readonly level?: number
  readonly newLevels?: NewLevels
  readonly scale?: 'model' | 'response'
  readonly past?: string
}

/** Fits a model to a table and writes its predictions for other rows, or for all rows of the table. */
export async function predictRows(
  data: string,
  formula: string,
  newData: string | undefined,
  options: PredictCommandOptions,
  session: Session,
): Promise<void> {
  for (const [option, given] of [
    ['--level', options.level],
    ['--scale', options.scale],
    ['--past', options.past],
  ] as const)
    if (given !== undefined && !options.target) throw say.error('cli/needs-option', { option, needs: '--target' })
  const tables = await readTables(data, newData, options, session)
  const { model } = fitModel(formula, tables, options)
  const { target, level, newLevels, scale } = options
  const past = await readPast(options.past, options, session)
  const prediction: PredictionRequest = {
    ...(target && { targets: target }),
    ...(level !== undefined && { level }),
    ...(newLevels && { newLevels }),
    ...(scale && { scale }),
    ...(past && { past }),
  }
  const whole = summarize(model, { predict: tables.newTable ?? tables.table, prediction })
  const fitted = { ...whole, ...remarksWith(whole, whole.predictions!) }
  const summary = withRemarks(fitted, tables.diagnostics)
  const { schemaVersion, criterion, predictions, warnings, notes } = summary
  if (options.json)
    session.io.stdout.write(
      jsonText({ schemaVersion, formula: summary.formula, criterion, predictions, warnings, notes }),
    )
  else if (options.csv) {
    const { renderPredictionsCsv } = await import('@lmm/report/csv')
    session.io.stdout.write(renderPredictionsCsv(predictions!))
    if (!options.quiet) tellRemarks(summary, session)
  } else await writeDocument(writePredictions(summary, writeOptions(options, session)), options, session)
}

/** The remarks on a model with those on its predictions. */
function remarksWith(
  { warnings, notes }: Pick<PredictionSummary, 'warnings' | 'notes'>,
  predictions: Pick<PredictionSummary, 'warnings' | 'notes'>,
): Pick<PredictionSummary, 'warnings' | 'notes'> {
  return { warnings: [...warnings, ...predictions.warnings], notes: [...notes, ...predictions.notes] }
}
