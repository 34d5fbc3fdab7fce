import type { TermSet } from '@lmm/formula'
import { fullDummies } from '../contrasts/full-dummies.ts'
import { meanOf } from '../expressions/scaling.ts'
import { type FrameVariable, termColumns, type VariableLookup } from './term-columns.ts'

/**
 * The columns of a model matrix with numbers shifted to mean zero, each number only where the rest of every term that holds it is
 * in the model too, so that the columns before any column still span the same; null when no number can be shifted.
 */
export function shiftedColumns(set: TermSet, n: number, lookup: VariableLookup): readonly Float64Array[] | null {
  const shifted = new Map<string, FrameVariable>()
  for (const { variables } of set.terms)
    for (const { label } of variables) {
      const { schema, data } = lookup(label)
      if (schema.kind !== 'number' || data.kind !== 'columns' || shifted.has(label)) continue
      if (shiftable(set, label, lookup)) shifted.set(label, { kind: 'columns', columns: data.columns.map(centred) })
    }
  if (shifted.size === 0) return null
  return termColumns(set, n, (label) => {
    const found = lookup(label)
    return { schema: found.schema, data: shifted.get(label) ?? found.data }
  }).columns
}

function shiftable(set: TermSet, label: string, lookup: VariableLookup): boolean {
  const names = set.terms.map(({ variables }) => new Set(variables.map((variable) => variable.label)))
  return names.every((term, t) => {
    if (!term.has(label)) return true
    const rest = [...term].filter((other) => other !== label)
    if (rest.length === 0) return set.intercept || constantBefore(set, t, lookup)
    return names.some((other) => other.size === rest.length && rest.every((name) => other.has(name)))
  })
}

/** Whether a factor with all its levels among the earlier terms spans the constant. */
function constantBefore(set: TermSet, t: number, lookup: VariableLookup): boolean {
  const full = fullDummies(set, (label) => lookup(label).schema.kind === 'factor')
  return set.terms.slice(0, t).some(({ variables }, earlier) => variables.length === 1 && full[earlier]![0] === true)
}

/** A column minus its mean; zero where only rounding is left, so that a constant stays dependent on the intercept. */
function centred(column: Float64Array): Float64Array {
  const mean = meanOf(column, { rowCount: column.length })
  let largest = 0
  let deviation = 0
  for (const value of column) {
    largest = Math.max(largest, Math.abs(value))
    deviation = Math.max(deviation, Math.abs(value - mean))
  }
  if (deviation <= 8 * Number.EPSILON * largest) return new Float64Array(column.length)
  return column.map((value) => value - mean)
}
