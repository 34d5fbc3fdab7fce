import type { Table } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import { openTable } from '../data/open.ts'
import { savedModel, textColumnsOf } from '../data/saved-model.ts'
import type { ModelOptions } from '../options/model.ts'
import { say } from '../say.ts'
import type { Session } from '../session.ts'
import { fitModel, readingOf, readMore, readTables } from './model.ts'

/** What stands before the options: DATA FORMULA [NEWDATA], or MODEL.json NEWDATA. */
export interface ModelArguments {
  readonly command: string
  readonly usage: string
  readonly words: readonly (string | undefined)[]
}

/** A model with the rows that a command is about. */
export interface ModelSource {
  readonly model: FittedModel
  /** The new rows; null where they are those of the fit. */
  readonly newTable: Table | null
  /** The data of the fit; null for a model that was saved. */
  readonly table: Table | null
  readonly diagnostics: readonly Diagnostic[]
  /** Reads another table of the same columns. */
  more(path: string): Promise<Table>
}

/** Fits the model that the arguments describe, or reads the one that was saved. */
export async function modelSource(
  given: ModelArguments,
  options: ModelOptions,
  session: Session,
): Promise<ModelSource> {
  const [data, second, third] = given.words
  const saved = await savedModel(data!, session)
  if (saved) return savedSource(saved, given, options, session)
  if (second === undefined) throw say.error('cli/missing-argument', { argument: 'FORMULA', ...given })
  const tables = await readTables(data!, third, options, session)
  const { model } = fitModel(second, tables, options)
  const { table, newTable = null, diagnostics } = tables
  return { model, table, newTable, diagnostics, more: (path) => readMore(path, tables, options, session) }
}

async function savedSource(
  model: FittedModel,
  given: ModelArguments,
  options: ModelOptions,
  session: Session,
): Promise<ModelSource> {
  const [path, newData, surplus] = given.words
  if (newData === undefined) throw say.error('cli/missing-argument', { argument: 'NEWDATA', ...given })
  if (surplus !== undefined) throw say.error('cli/too-many-arguments', { surplus: [surplus], ...given })
  refuseFitOptions(path!, options)
  const diagnostics: Diagnostic[] = []
  const how = { text: textColumnsOf(model), ...readingOf(options) }
  const newTable = await openTable(newData, session, {
    ...how,
    onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
  })
  return { model, table: null, newTable, diagnostics, more: (more) => openTable(more, session, how) }
}

/** Options that say how a model is fitted. */
const fitOptions: readonly (readonly [keyof ModelOptions, string])[] = [
  ['ml', '--ml'],
  ['weights', '--weights'],
  ['weightsKind', '--weights-kind'],
  ['offset', '--offset'],
  ['contrast', '--contrast'],
  ['schema', '--schema'],
  ['missing', '--missing'],
  ['relationship', '--relationship'],
  ['residual', '--residual'],
  ['variance', '--variance'],
]

/** A saved model is fitted: options that say how to fit one are wrong usage. */
export function refuseFitOptions(path: string, options: ModelOptions): void {
  for (const [name, option] of fitOptions)
    if (options[name] !== undefined) throw say.error('cli/saved-model-option', { option, path })
}
