import { csvText } from '@lmm/report/csv'
import { simulate } from 'lmm'
import type { ModelOptions } from '../../options/model.ts'
import { jsonText } from '../../output/json.ts'
import { tellRemarks } from '../../output/remarks.ts'
import type { Session } from '../../session.ts'
import { fitModel, readTables } from '../model.ts'
import { remarksOf } from '../remarks.ts'

/** Options of the command `simulate`. */
export interface SimulateCommandOptions extends ModelOptions {
  readonly count?: number
  readonly seed?: number
  readonly conditional?: true
  readonly json?: true
  readonly csv?: true
  readonly quiet?: true
}

/** Fits a model to a table and writes responses drawn from it: a CSV column for each, `row` first, unless JSON is asked for. */
export async function simulateRows(
  data: string,
  formula: string,
  newData: string | undefined,
  options: SimulateCommandOptions,
  session: Session,
): Promise<void> {
  const tables = await readTables(data, newData, options, session)
  const { model } = fitModel(formula, tables, options)
  const { seed = 1, count = 1, conditional = false } = options
  const { responses, rows, missing, diagnostics } = simulate(model, {
    seed,
    count,
    conditional,
    ...(tables.newTable && { newData: tables.newTable }),
  })
  const remarks = remarksOf([...tables.diagnostics, ...model.diagnostics, ...diagnostics])
  const value = (number: number): number | null => (Number.isNaN(number) ? null : number)
  const { stdout } = session.io
  if (options.json) {
    const { criterion } = model.specification
    stdout.write(
      jsonText({
        schemaVersion: 1,
        formula: model.specification.formula,
        criterion,
        seed,
        count,
        conditional,
        rows: Array.from(rows),
        responses: responses.map((y) => Array.from(y, value)),
        missing: Array.from(missing),
        ...remarks,
      }),
    )
    return
  }
  const columns = ['row', ...responses.map((_, i) => `sim_${i + 1}`)]
  stdout.write(
    csvText(
      columns,
      Array.from(rows, (row, i) => [row + 1, ...responses.map((y) => value(y[i]!))]),
    ),
  )
  if (!options.quiet) tellRemarks(remarks, session)
}
