import { nearest } from '@lmm/diagnostics'
import type { Fault } from '../expressions/fault.ts'
import { usedLevels } from '../expressions/recode.ts'
import type { ColumnReader } from '../expressions/scope.ts'
import type { FactorValue, Value } from '../expressions/value.ts'
import { say } from '../say.ts'
import type { ColumnSchema } from '../schema.ts'
import type { Column, Table } from '../table.ts'
import { factorOf } from '../tables/factor-of.ts'
import { numberIn } from '../tables/number-label.ts'
import { convertColumn, reportInfinite, spelledFactor } from './column-conversion.ts'
import { refuseType } from './refuse-options.ts'
import type { ColumnType } from './schema-options.ts'

/** A reader that also knows what it learned about the columns it read. */
export interface SchemaReader extends ColumnReader {
  readonly table: Table
  readonly schemas: () => readonly ColumnSchema[]
}

/**
 * Reads columns by a known schema. As factors they are read by their labels even where these are new: a group that was not in the fit
 * is no error.
 */
export function recallingReader(table: Table, known: readonly ColumnSchema[], faults: Fault[]): SchemaReader {
  const byName = new Map(known.map((schema) => [schema.name, schema]))
  const factor = (name: string): FactorValue => {
    const schema = byName.get(name)
    return schema?.kind === 'factor' && schema.stated
      ? spelledFactor(columnOf(table, name), schema.levels)
      : labelledFactor(table, name, schema, faults)
  }
  return reader(table, (name) => byName.get(name), factor, faults)
}

/** Reads columns as the caller says, else by what they hold: texts become factors unless all are numbers. */
export function learningReader(table: Table, stated: ReadonlyMap<string, ColumnType>, faults: Fault[]): SchemaReader {
  const schemaOf = (name: string): ColumnSchema | undefined => {
    if (!stated.has(name)) return undefined
    return statedSchema(name, columnOf(table, name), stated.get(name)!)
  }
  return reader(table, schemaOf, (name) => labelledFactor(table, name, schemaOf(name), faults), faults)
}

/** A column as a factor: as the caller stated it, else by its labels as they stand in the data. */
function labelledFactor(table: Table, name: string, schema: ColumnSchema | undefined, faults: Fault[]): FactorValue {
  const column = columnOf(table, name)
  const value = schema?.stated ? convertColumn(table, column, schema, faults) : column
  if (value.kind === 'factor') return { ...value, kind: 'factor' }
  if (value.kind === 'number') reportInfinite({ kind: 'number', values: value.values }, name, faults)
  return factorOf(value as Column)
}

function reader(
  table: Table,
  schemaOf: (name: string) => ColumnSchema | undefined,
  factor: (name: string) => FactorValue,
  faults: Fault[],
): SchemaReader {
  const schemas = new Map<string, ColumnSchema>()
  const values = new Map<string, Value>()
  const factors = new Map<string, FactorValue>()
  const schema = (name: string): ColumnSchema => {
    const known = schemas.get(name) ?? schemaOf(name) ?? inferredSchema(name, columnOf(table, name))
    schemas.set(name, known)
    return known
  }
  return {
    table,
    rowCount: table.rowCount,
    schemas: () => [...schemas.values()],
    value: (name) => cached(values, name, () => convertColumn(table, columnOf(table, name), schema(name), faults)),
    factor: (name) =>
      cached(factors, name, () => {
        if (schemaOf(name)?.stated) schema(name)
        return factor(name)
      }),
  }
}

function cached<T>(cache: Map<string, T>, name: string, make: () => T): T {
  const known = cache.get(name)
  if (known !== undefined) return known
  const made = make()
  cache.set(name, made)
  return made
}

/** The column of that name; throws when the table has none. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name)
  if (column) return column
  throw say.error(
    'design/missing-column',
    { column: name, nearest: nearest(name, table.columns.keys()) },
    { kind: 'data', ...(table.source !== undefined && { source: table.source }), column: name },
  )
}

function inferredSchema(name: string, column: Column): ColumnSchema {
  if (column.kind === 'number' || column.kind === 'logical') return { name, kind: column.kind, stated: false }
  if (
    column.kind === 'text' &&
    column.dictionary.length > 0 &&
    column.dictionary.every((text) => numberIn(text) !== null)
  )
    return { name, kind: 'number', stated: false }
  const found = factorOf(column)
  return { name, kind: 'factor', levels: usedLevels(found), ordered: found.ordered, stated: false }
}

function statedSchema(name: string, column: Column, type: ColumnType): ColumnSchema {
  refuseType(type)
  if (type.type === 'number') return { name, kind: 'number', stated: true }
  return { name, kind: 'factor', levels: statedLevels(column, type), ordered: type.type === 'ordered', stated: true }
}

function statedLevels(column: Column, { levels = 'sorted' }: ColumnType): readonly string[] {
  if (typeof levels !== 'string') return levels
  const found = factorOf(column)
  if (levels === 'sorted') return usedLevels(found)
  return [...new Set(found.codes)].filter((code) => code >= 0).map((code) => found.levels[code]!)
}
