import { csvText } from '@lmm/report/csv'
import { simulate } from 'lmm'
import type { ModelOptions } from '../../options/model.ts'
import { jsonText } from '../../output/json.ts'
import { tellRemarks } from '../../output/remarks.ts'
import type { Session } from '../../session.ts'
import { type ModelArguments, modelSource } from '../model-source.ts'
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

/** Fits a model to a table, or takes one that was saved, and writes responses drawn from it: a CSV column for each, `row` first, unless JSON is asked for. */
export async function simulateRows(
  given: ModelArguments,
  options: SimulateCommandOptions,
  session: Session,
): Promise<void> {
  const source = await modelSource(given, options, session)
  const { model } = source
  const { seed = 1, count = 1, conditional = false } = options
  const { responses, rows, missing, diagnostics } = simulate(model, {
    seed,
    count,
    conditional,
    ...(source.newTable && { newData: source.newTable }),
  })
  const remarks = remarksOf([...source.diagnostics, ...model.diagnostics, ...diagnostics])
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
