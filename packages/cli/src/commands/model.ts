import type { Table } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import { type FittedModel, optimize, type Relationship, type Relationships } from '@lmm/reml'
import { lmm } from 'lmm'
import { openTable } from '../data/open.ts'
import { readRelationship } from '../data/relationship-file.ts'
import { readSchemaFile, type SchemaFile, textColumns } from '../data/schema-file.ts'
import type { ModelOptions } from '../options/model.ts'
import { say } from '../say.ts'
import type { Session } from '../session.ts'
import { lmmOptions } from './lmm-options.ts'
import { stopwatch, type Timing } from './stopwatch.ts'

/** The tables of a command. */
export interface Tables {
  readonly table: Table
  /** Rows to predict. */
  readonly newTable: Table | undefined
  readonly schema: SchemaFile | undefined
  readonly relationships: Relationships
  /** What there is to say about the tables. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the data, the rows to predict and the schema that both are read by. */
export async function readTables(
  data: string,
  newData: string | undefined,
  options: ModelOptions,
  session: Session,
): Promise<Tables> {
  if (data === '-' && newData === '-') throw say.error('cli/standard-input-twice', {})
  const schema = options.schema === undefined ? undefined : await readSchemaFile(options.schema, session.io)
  const diagnostics: Diagnostic[] = []
  const how = {
    text: textColumns(schema),
    ...readingOf(options),
    onDiagnostic: (diagnostic: Diagnostic) => diagnostics.push(diagnostic),
  }
  const table = await openTable(data, session, how)
  const newTable =
    newData === undefined
      ? undefined
      : await openTable(newData, session, { ...how, text: [...how.text, ...textsOf(table)] })
  const relationships: Record<string, Relationship> = {}
  for (const [group, path] of options.relationship ?? []) relationships[group] = await readRelationship(path, session)
  return { table, newTable, schema, relationships, diagnostics }
}

/** Columns of texts: more rows must be read so too, or the level 01 would become the number 1. */
const textsOf = ({ columns }: Table): string[] =>
  [...columns].flatMap(([name, { kind }]) => (kind === 'text' || kind === 'factor' ? [name] : []))

/** Reads another table of the same columns; what there is to say of it has been said of the first. */
export async function readMore(
  path: string,
  { table, schema }: Pick<Tables, 'table' | 'schema'>,
  options: Pick<ModelOptions, 'na' | 'encoding'>,
  session: Session,
): Promise<Table> {
  const text = [...textColumns(schema), ...textsOf(table)]
  return openTable(path, session, { text, ...readingOf(options) })
}

/** Cells that stand for missing values, and the encoding of text. */
export function readingOf({ na = [], encoding }: Pick<ModelOptions, 'na' | 'encoding'>): {
  missing: string[]
  encoding?: string
} {
  return { missing: ['', 'NA', ...na], ...(encoding !== undefined && { encoding }) }
}

/** Fits the model that the options describe and says how long its stages took. */
export function fitModel(
  formula: string,
  { table, schema, relationships }: Tables,
  options: ModelOptions,
): { model: FittedModel; timing: Omit<Timing, 'read'> } {
  const watch = stopwatch()
  let design = 0
  let fit = 0
  const model = lmm(formula, table, {
    ...lmmOptions(options, schema),
    relationship: relationships,
    optimizer: (objective, settings) => {
      design = watch.lap()
      const result = optimize(objective, settings)
      fit = watch.lap()
      return result
    },
  })
  return { model, timing: { design, fit, inference: watch.lap() } }
}
