import type { Diagnostic } from '@lmm/diagnostics'
import type { ModelTerms, TermSet, Variable } from '@lmm/formula'
import type { WeightsKind } from '../design.ts'
import { toFactor, toVector } from '../expressions/coerce.ts'
import { evaluate } from '../expressions/evaluate.ts'
import type { Fault } from '../expressions/fault.ts'
import type { Memory } from '../expressions/memory.ts'
import type { Scope } from '../expressions/scope.ts'
import type { UserFunctions } from '../expressions/user-function.ts'
import type { FactorValue, Value } from '../expressions/value.ts'
import type { Table } from '../table.ts'
import { columnNumbers } from './column-numbers.ts'
import type { SchemaReader } from './column-reader.ts'
import { refuseOptions } from './refuse-options.ts'
import type { RowOptions } from './schema-options.ts'
import { presence, type UsedValue } from './used-value.ts'

/** A variable over all rows of the table, before rows are left out. */
export interface EvaluatedVariable {
  readonly variable: Variable
  readonly value: Exclude<Value, { kind: 'constant' | 'constants' }>
  readonly memory: Memory
}

/** A variable of a grouping factor over all rows. */
export interface EvaluatedGroup {
  readonly variable: Variable
  readonly value: FactorValue
  readonly memory: Memory
}

/** All variables of a model over all rows of a table. */
export interface ModelFrame {
  readonly table: Table
  readonly variables: ReadonlyMap<string, EvaluatedVariable>
  readonly groups: ReadonlyMap<string, EvaluatedGroup>
  readonly weights: { readonly column: string; readonly kind: WeightsKind; readonly values: Float64Array } | null
  /** Sum of the offsets in the formula and of the offset option. */
  readonly offset: Float64Array | null
  /** Columns that the offsets read. */
  readonly offsetColumns: readonly string[]
  /** Columns that must be present beside those that are read. */
  readonly complete: readonly UsedValue[]
  readonly reader: SchemaReader
  readonly faults: readonly Fault[]
  readonly notes: readonly Diagnostic[]
}

/** What the evaluation of a frame needs beside terms and table. */
export interface FrameSource {
  readonly reader: SchemaReader
  readonly memory: (label: string) => Memory
  readonly groupMemory: (label: string) => Memory
  readonly functions: UserFunctions
  readonly faults: Fault[]
  readonly notes: Diagnostic[]
}

/** Which parts of the model are evaluated. */
export interface FrameParts {
  readonly response: boolean
  readonly random: boolean
}

/** Evaluates the variables of a model, in the order in which missing values are counted. */
export function modelFrame(
  terms: ModelTerms,
  table: Table,
  source: FrameSource,
  parts: FrameParts,
  options: RowOptions,
): ModelFrame {
  refuseOptions(options)
  const variables = new Map<string, EvaluatedVariable>()
  const groups = new Map<string, EvaluatedGroup>()
  const add = (variable: Variable): EvaluatedVariable => {
    const known = variables.get(variable.label)
    if (known) return known
    const scope = scopeOf(variable, source.memory(variable.label), source)
    const value = evaluate(variable.expression, scope)
    const overRows =
      value.kind === 'constant' || value.kind === 'constants'
        ? { kind: 'number' as const, values: toVector(value, variable.label, scope) }
        : value
    const evaluated = { variable, value: overRows, memory: scope.memory }
    variables.set(variable.label, evaluated)
    return evaluated
  }
  if (parts.response && terms.response) add(terms.response)
  for (const variable of variablesOf(terms.fixed)) add(variable)
  if (parts.random)
    for (const { columns, group } of terms.random) {
      for (const variable of variablesOf(columns)) add(variable)
      for (const variable of group)
        if (!groups.has(variable.label)) groups.set(variable.label, evaluateGroup(variable, source))
    }
  const offsets = terms.offsets.map((variable) =>
    toVector(add(variable).value, 'offset', scopeOf(variable, source.memory(variable.label), source)),
  )
  if (options.offset !== undefined) offsets.push(columnNumbers(table, options.offset, 'offset', source.faults))
  return {
    table,
    variables,
    groups,
    weights: options.weights
      ? {
          column: options.weights.column,
          kind: options.weights.kind ?? 'precision',
          values: columnNumbers(table, options.weights.column, 'weights', source.faults),
        }
      : null,
    offset: offsets.length === 0 ? null : summed(offsets),
    offsetColumns: [
      ...terms.offsets.flatMap(({ columns }) => columns),
      ...(options.offset === undefined ? [] : [options.offset]),
    ],
    complete: (options.complete ?? []).map((name) => presence(table, name)),
    reader: source.reader,
    faults: source.faults,
    notes: source.notes,
  }
}

function evaluateGroup(variable: Variable, source: FrameSource): EvaluatedGroup {
  const scope = scopeOf(variable, source.groupMemory(variable.label), source)
  let node = variable.expression
  while (node.kind === 'parentheses') node = node.inner
  const value =
    node.kind === 'name' ? source.reader.factor(node.name) : toFactor(evaluate(node, scope), variable.label, scope)
  return { variable, value, memory: scope.memory }
}

function scopeOf(variable: Variable, memory: Memory, source: FrameSource): Scope {
  return {
    variable,
    table: source.reader.table,
    rowCount: source.reader.rowCount,
    columns: source.reader,
    functions: source.functions,
    memory,
    faults: source.faults,
    notes: source.notes,
  }
}

/** The variables of a set of terms, each once, in the order of first use. */
export function variablesOf(set: TermSet): readonly Variable[] {
  const byLabel = new Map<string, Variable>()
  for (const term of set.terms)
    for (const variable of term.variables) if (!byLabel.has(variable.label)) byLabel.set(variable.label, variable)
  return [...byLabel.values()]
}

function summed(vectors: readonly Float64Array[]): Float64Array {
  if (vectors.length === 1) return vectors[0]!
  return vectors[0]!.map((_, row) => vectors.reduce((sum, values) => sum + values[row]!, 0))
}
