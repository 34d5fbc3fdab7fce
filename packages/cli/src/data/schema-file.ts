import type { ColumnType } from '@lmm/design'
import type { SchemaProblem } from '@lmm/diagnostics'
import type { Io } from '../io.ts'
import { say } from '../say.ts'
import { readText } from './file.ts'
import { jsonKind, parseJson } from './json.ts'

const types = ['factor', 'ordered', 'number'] as const

/** Types of columns as a schema file gives them. */
export interface SchemaFile {
  readonly path: string
  readonly columns: ReadonlyMap<string, ColumnType>
}

/** Reads and checks a schema file. */
export async function readSchemaFile(path: string, io: Io): Promise<SchemaFile> {
  const value = parseJson(await readText(path, io.directory), path)
  if (jsonKind(value) !== 'object') throw say.error('cli/schema-file', { path, found: jsonKind(value) })
  const columns = Object.entries(value as object).map(
    ([column, type]) => [column, columnType(type, path, column)] as const,
  )
  return { path, columns: new Map(columns) }
}

/** Columns that must be read as texts: the levels of a factor are matched before any number is parsed. */
export const textColumns = (schema: SchemaFile | undefined): string[] =>
  [...(schema?.columns ?? [])].filter(([, { type }]) => type !== 'number').map(([column]) => column)

function columnType(value: unknown, path: string, column: string): ColumnType {
  const wrong = (problem: SchemaProblem, found: unknown): Error =>
    say.error('cli/schema-column', { path, column, problem, value: JSON.stringify(found) ?? 'undefined' })
  if (jsonKind(value) !== 'object') throw wrong('not-an-object', value)
  const { type, levels, ...others } = value as { type?: unknown; levels?: unknown }
  const [unknownKey] = Object.keys(others)
  if (unknownKey !== undefined) throw wrong('unknown-key', unknownKey)
  const known = types.find((candidate) => candidate === type)
  if (known === undefined) throw wrong('type', type)
  if (levels === undefined) return { type: known }
  if (known === 'number') throw wrong('levels-of-numbers', levels)
  if (!Array.isArray(levels) || !levels.every((level) => typeof level === 'string')) throw wrong('levels', levels)
  const repeated = levels.find((level, i) => levels.indexOf(level) < i)
  if (repeated !== undefined) throw wrong('repeated-level', repeated)
  return { type: known, levels }
}
