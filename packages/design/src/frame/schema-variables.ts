import type { ModelTerms } from '@lmm/formula'
import { type Fault, levelFault } from '../expressions/fault.ts'
import { recallingMemory } from '../expressions/memory.ts'
import { recode } from '../expressions/recode.ts'
import type { UserFunctions } from '../expressions/user-function.ts'
import type { FrameVariable, VariableLookup } from '../matrix/term-columns.ts'
import { say } from '../say.ts'
import type { LearnedState, Schema, VariableSchema } from '../schema.ts'
import type { Table } from '../table.ts'
import { atRows, codesAt } from '../tables/at-rows.ts'
import { recallingReader } from './column-reader.ts'
import { type EvaluatedVariable, type FrameParts, type ModelFrame, modelFrame } from './model-frame.ts'
import type { RowOptions } from './schema-options.ts'

/** A frame whose variables were evaluated by a schema, with factors in the schema's levels. */
export interface RecalledFrame {
  readonly frame: ModelFrame
  /** The variables of X and Z at some rows. */
  readonly at: (rows: Int32Array) => VariableLookup
}

/** Evaluates the variables of a model by what the schema knows. */
export function recalledFrame(
  terms: ModelTerms,
  schema: Schema,
  table: Table,
  parts: FrameParts,
  options: RowOptions & { readonly functions?: UserFunctions },
): RecalledFrame {
  const faults: Fault[] = []
  const schemas = new Map(schema.variables.map((variable) => [variable.label, variable]))
  const learnedOfGroups: readonly LearnedState[] = schema.groups.flatMap(({ learned }) => learned)
  const frame = modelFrame(
    terms,
    table,
    {
      reader: recallingReader(table, schema.columns, faults),
      memory: (label) => recallingMemory(schemas.get(label)?.learned ?? []),
      groupMemory: () => recallingMemory(learnedOfGroups),
      functions: options.functions ?? {},
      faults,
      notes: [],
    },
    parts,
    options,
  )
  const data = new Map<string, FrameVariable>()
  for (const [label, evaluated] of frame.variables) {
    const variable = schemas.get(label)
    if (variable) data.set(label, bySchema(evaluated, variable, faults))
  }
  const lookup = (label: string): { schema: VariableSchema; data: FrameVariable } => {
    const known = schemas.get(label)
    const found = data.get(label)
    if (!known || !found) throw say.error('design/schema-lacks', { variable: label })
    return { schema: known, data: found }
  }
  return {
    frame,
    at: (rows) => {
      const taken = new Map<string, FrameVariable>()
      return (label) => {
        const { schema: known, data: found } = lookup(label)
        const here = taken.get(label) ?? variableAt(found, rows)
        taken.set(label, here)
        return { schema: known, data: here }
      }
    },
  }
}

function bySchema({ variable, value }: EvaluatedVariable, schema: VariableSchema, faults: Fault[]): FrameVariable {
  if (schema.kind === 'factor') {
    if (value.kind === 'logical') return { kind: 'factor', codes: Int32Array.from(value.codes) }
    if (value.kind === 'factor') {
      const { codes, unknown } = recode(value, schema.levels)
      if (unknown.length > 0) faults.push(levelFault(variable.label, variable.label, schema.levels, value, unknown))
      return { kind: 'factor', codes }
    }
  }
  if (schema.kind === 'number' && value.kind === 'number') return { kind: 'columns', columns: [value.values] }
  if (schema.kind === 'basis' && value.kind === 'basis') return { kind: 'columns', columns: value.columns }
  throw say.error('design/schema-kind', { variable: schema.label, found: value.kind, expected: schema.kind })
}

function variableAt(variable: FrameVariable, rows: Int32Array): FrameVariable {
  return variable.kind === 'factor'
    ? { kind: 'factor', codes: codesAt(variable.codes, rows) }
    : { kind: 'columns', columns: variable.columns.map((column) => atRows(column, rows)) }
}
