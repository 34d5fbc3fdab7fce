import { type PredictionRequest, type PredictionSummary, summarize, writePredictions } from '@lmm/report'
import type { FittedModel, NewLevels, Target } from 'lmm'
import type { FormatOptions } from '../../options/format.ts'
import type { ModelOptions } from '../../options/model.ts'
import { writeDocument, writeOptions } from '../../output/document.ts'
import { jsonText } from '../../output/json.ts'
import { tellRemarks } from '../../output/remarks.ts'
import { say } from '../../say.ts'
import type { Session } from '../../session.ts'
import { type ModelArguments, modelSource } from '../model-source.ts'
import { withRemarks } from '../remarks.ts'

/** Options of the command `predict`. */
export interface PredictCommandOptions extends ModelOptions, FormatOptions {
  readonly target?: readonly Target[]
  readonly level?: number
  /** By grouping factor; the empty name stands for all others. */
  readonly newLevels?: ReadonlyMap<string, NewLevels>
  readonly scale?: 'model' | 'response'
  readonly past?: string
  readonly trainingData?: string
}

/** Fits a model to a table, or takes one that was saved, and writes its predictions for other rows, or for all rows of the table. */
export async function predictRows(
  given: ModelArguments,
  options: PredictCommandOptions,
  session: Session,
): Promise<void> {
  for (const [option, value] of [
    ['--level', options.level],
    ['--scale', options.scale],
    ['--past', options.past],
    ['--training-data', options.trainingData],
  ] as const)
    if (value !== undefined && !options.target) throw say.error('cli/needs-option', { option, needs: '--target' })
  const source = await modelSource(given, options, session)
  const { model, table, newTable } = source
  if (options.trainingData !== undefined && table)
    throw say.error('cli/needs-option', { option: '--training-data', needs: 'MODEL.json' })
  const { target, level, newLevels, scale } = options
  const past = options.past === undefined ? undefined : await source.more(options.past)
  const trainingData = options.trainingData === undefined ? undefined : await source.more(options.trainingData)
  const prediction: PredictionRequest = {
    ...(target && { targets: target }),
    ...(level !== undefined && { level }),
    ...(newLevels && { newLevels: policiesOf(model, newLevels) }),
    ...(scale && { scale }),
    ...(past && { past }),
    ...(trainingData && { trainingData }),
  }
  const whole = summarize(model, { predict: newTable ?? table!, prediction })
  const fitted = { ...whole, ...remarksWith(whole, whole.predictions!) }
  const summary = withRemarks(fitted, source.diagnostics)
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

/** The policy of each grouping factor: its own, or that of all. */
function policiesOf({ random }: FittedModel, given: ReadonlyMap<string, NewLevels>): Record<string, NewLevels> {
  const all = given.get('')
  const groups = all === undefined ? [] : random.map(({ group }) => [group, all] as const)
  return Object.fromEntries([...groups, ...[...given].filter(([name]) => name !== '')])
}

/** The remarks on a model with those on its predictions. */
function remarksWith(
  { warnings, notes }: Pick<PredictionSummary, 'warnings' | 'notes'>,
  predictions: Pick<PredictionSummary, 'warnings' | 'notes'>,
): Pick<PredictionSummary, 'warnings' | 'notes'> {
  return { warnings: [...warnings, ...predictions.warnings], notes: [...notes, ...predictions.notes] }
}
