import { summarize, writePredictions } from '@lmm/report'
import type { FormatOptions } from '../../options/format.ts'
import type { ModelOptions } from '../../options/model.ts'
import { writeDocument, writeOptions } from '../../output/document.ts'
import { jsonText } from '../../output/json.ts'
import { tellRemarks } from '../../output/remarks.ts'
import type { Session } from '../../session.ts'
import { fitModel, readTables } from '../model.ts'
import { withRemarks } from '../remarks.ts'

/** Fits a model to a table and writes its predictions for other rows, or for all rows of the table. */
export async function predictRows(
  data: string,
  formula: string,
  newData: string | undefined,
  options: ModelOptions & FormatOptions,
  session: Session,
): Promise<void> {
  const tables = await readTables(data, newData, options, session)
  const { model } = fitModel(formula, tables, options)
  const fitted = summarize(model, { predict: tables.newTable ?? tables.table })
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
