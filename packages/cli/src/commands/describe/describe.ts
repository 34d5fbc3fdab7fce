import type { FormatOptions } from '../../options/format.ts'
import type { ModelOptions } from '../../options/model.ts'
import type { Session } from '../../session.ts'
import { readTables } from '../model.ts'
import { describeColumns } from './columns.ts'
import { describeModel } from './model.ts'

/** Writes what a table holds or, with a formula, what the model would be made of. */
export async function describe(
  data: string,
  formula: string | undefined,
  options: ModelOptions & FormatOptions,
  session: Session,
): Promise<void> {
  const tables = await readTables(data, undefined, options, session)
  if (formula === undefined) await describeColumns(data, tables, options, session)
  else await describeModel(formula, tables, options, session)
}
