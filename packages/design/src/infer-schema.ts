import type { ModelTerms } from '@lmm/formula'
import { refuseResponse } from './checks/response.ts'
import { codingOf, refuseUnknownContrasts } from './contrasts/coding-of.ts'
import type { ContrastChoice } from './contrasts/contrast-choice.ts'
import type { Fault } from './expressions/fault.ts'
import { learningMemory } from './expressions/memory.ts'
import { usedLevels } from './expressions/recode.ts'
import type { FactorValue } from './expressions/value.ts'
import { learningReader } from './frame/column-reader.ts'
import { groupCodes } from './frame/group-codes.ts'
import { judgeFaults } from './frame/judge-faults.ts'
import { type EvaluatedVariable, type ModelFrame, modelFrame } from './frame/model-frame.ts'
import { namedOptions, type SchemaOptions } from './frame/schema-options.ts'
import { selectRows, usedFlags } from './frame/select-rows.ts'
import { say } from './say.ts'
import type { ColumnSchema, GroupSchema, Schema, VariableSchema } from './schema.ts'
import type { Table } from './table.ts'
import { codesAt } from './tables/at-rows.ts'
import { scanOf } from './tables/number-scan.ts'

/**
 * Learns from a table what a model needs to know before any matrix is built: how columns are read, levels, contrasts, groups, and the
 * state of data-dependent functions.
 *
 * Texts become factors with levels in code-unit order (R's C locale), texts that hold only numbers become numbers outside grouping
 * factors, levels that no used row has are dropped. `poly`, `scale` and their like learn from all rows where their own variables are
 * present, levels from the rows that are used. Pass the same options to `buildDesign`.
 *
 * @throws LmmError when the columns do not suit the model.
 * @example
 * ```ts
 * import { inferSchema, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 *
 * const table = tableOf({ y: [1, 3, 2, 5], dose: [1, 2, 3, 6], arm: ['new', 'old', 'old', 'new'] })
 * const terms = expand(parse('y ~ scale(dose) * arm'), { columns: table.columns.keys() })
 * const schema = inferSchema(terms, table, { contrasts: { arm: 'sum' } })
 * console.log(schema.variables.map(({ label, kind }) => `${label}: ${kind}`).join(', '))
 * ```
 * ```text
 * y: number, scale(dose): number, arm: factor
 * ```
 */
export function inferSchema(terms: ModelTerms, table: Table, options: SchemaOptions = {}): Schema {
  if (table.rowCount === 0) throw say.error('design/no-rows', { total: 0, count: 0, byColumn: [] })
  const faults: Fault[] = []
  const stated = namedOptions(options.columns)
  const frame = modelFrame(
    terms,
    table,
    {
      reader: learningReader(table, stated, faults),
      memory: learningMemory,
      groupMemory: learningMemory,
      functions: options.functions ?? {},
      faults,
      notes: [],
    },
    { response: true, random: true },
    options,
  )
  if (terms.response) refuseResponse(terms.response, frame.variables.get(terms.response.label)!.value)
  const { rows } = selectRows(frame, options)
  const used = usedFlags(rows, table.rowCount)
  judgeFaults(faults, table, (row) => used[row] === 1, { learning: true })
  const contrasts = namedOptions(options.contrasts)
  refuseUnknownContrasts(contrasts, frame)
  const response = terms.response?.label
  const variables = [...frame.variables.values()].map((evaluated) =>
    variableSchema(evaluated, rows, contrasts, evaluated.variable.label === response),
  )
  const columns = frame.reader.schemas().map((column) => withRange(column, frame, rows))
  return { columns, variables, groups: groupSchemas(terms, frame, rows) }
}

/** A column with the range of its values, where these are numbers. */
function withRange(column: ColumnSchema, frame: ModelFrame, rows: Int32Array): ColumnSchema {
  const value = column.kind === 'number' ? frame.reader.value(column.name) : null
  if (column.kind !== 'number' || value?.kind !== 'number') return column
  const { values } = value
  if (rows.length === values.length) {
    const { low, high } = scanOf(value)
    return low <= high ? { ...column, range: [low, high] } : column
  }
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < rows.length; i++) {
    const at = values[rows[i]!]!
    if (at < low) low = at
    if (at > high) high = at
  }
  return low <= high ? { ...column, range: [low, high] } : column
}

function variableSchema(
  { variable, value, memory }: EvaluatedVariable,
  rows: Int32Array,
  contrasts: ReadonlyMap<string, ContrastChoice>,
  isResponse: boolean,
): VariableSchema {
  const { label } = variable
  const { learned } = memory
  if (value.kind === 'number' || (value.kind === 'logical' && isResponse)) return { kind: 'number', label, learned }
  if (value.kind === 'basis') return { kind: 'basis', label, suffixes: value.suffixes, learned }
  const levels = value.kind === 'logical' ? ['FALSE', 'TRUE'] : levelsAt(value, rows)
  if (levels.length < 2) throw say.error('design/one-level-factor', { variable: label, level: levels[0] ?? '' })
  const ordered = value.kind === 'factor' && value.ordered
  const coding = value.kind === 'factor' ? value.coding : undefined
  return {
    kind: 'factor',
    label,
    levels,
    ordered,
    contrasts: codingOf(variable, levels, ordered, coding, contrasts),
    learned,
  }
}

function levelsAt(value: FactorValue, rows: Int32Array): string[] {
  return usedLevels({ codes: codesAt(value.codes, rows), levels: value.levels })
}

function groupSchemas(terms: ModelTerms, frame: ModelFrame, rows: Int32Array): GroupSchema[] {
  const groups = new Map<string, GroupSchema>()
  for (const { groupName, group } of terms.random) {
    if (groups.has(groupName)) continue
    const parts = group.map(({ label }) => frame.groups.get(label)!)
    const { levels } = groupCodes(
      groupName,
      parts.map(({ value }) => ({ codes: codesAt(value.codes, rows), levels: value.levels })),
    )
    groups.set(groupName, { name: groupName, levels, learned: parts.flatMap(({ memory }) => memory.learned) })
  }
  return [...groups.values()]
}
