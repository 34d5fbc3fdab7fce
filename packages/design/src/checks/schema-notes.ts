import { type Diagnostic, nearest } from '@lmm/diagnostics'
import type { ModelFrame } from '../frame/model-frame.ts'
import type { ColumnType } from '../frame/schema-options.ts'
import { say } from '../say.ts'
import type { ColumnSchema, Schema } from '../schema.ts'
import type { Table } from '../table.ts'

/** What was done with the columns of a table: texts read as numbers, levels that no used row has. */
export function schemaNotes(frame: ModelFrame, schema: Schema): Diagnostic[] {
  return [...textsAsNumbers(frame.table, schema.columns), ...unusedLevels(frame, schema)]
}

/** Types that were stated for columns which the data do not have. */
export function absentColumns(table: Table, stated: ReadonlyMap<string, ColumnType>): Diagnostic[] {
  return [...stated.keys()]
    .filter((column) => !table.columns.has(column))
    .map((column) => say.info('design/absent-column', { column, nearest: nearest(column, table.columns.keys()) }))
}

function textsAsNumbers(table: Table, columns: readonly ColumnSchema[]): Diagnostic[] {
  return columns
    .filter(({ name, kind, stated }) => kind === 'number' && !stated && table.columns.get(name)?.kind === 'text')
    .map(({ name }) => say.info('design/text-as-number', { column: name }, { kind: 'data', column: name }))
}

function unusedLevels(frame: ModelFrame, schema: Schema): Diagnostic[] {
  const notes = new Map<string, Diagnostic>()
  const tell = (factor: string, column: string, used: readonly string[]): void => {
    const declared = declaredLevels(frame.table, column, schema.columns)
    if (declared.length === 0) return
    const kept = new Set(used)
    const unused = declared.filter((level) => !kept.has(level))
    if (unused.length > 0 && !notes.has(factor))
      notes.set(factor, say.info('design/unused-levels', { factor, levels: unused.slice(0, 10), count: unused.length }))
  }
  for (const variable of schema.variables) {
    const node = frame.variables.get(variable.label)?.variable.expression
    if (variable.kind === 'factor' && node?.kind === 'name') tell(variable.label, node.name, variable.levels)
  }
  for (const group of schema.groups) {
    const node = frame.groups.get(group.name)?.variable.expression
    if (node?.kind === 'name') tell(group.name, node.name, group.levels)
  }
  return [...notes.values()]
}

function declaredLevels(table: Table, name: string, columns: readonly ColumnSchema[]): readonly string[] {
  const known = columns.find((column) => column.name === name)
  if (known?.kind === 'factor' && known.stated) return known.levels
  const column = table.columns.get(name)
  if (column?.kind === 'factor') return column.levels
  return known?.kind === 'factor' ? known.levels : []
}
