import type { TermSet } from '@lmm/formula'
import { fullDummies } from '../contrasts/full-dummies.ts'
import type { TermColumns } from '../matrix/term-columns.ts'
import type { Schema } from '../schema.ts'

/** How the constant is made of the columns of a set of terms, for any data: the intercept, or all levels of a factor that stands first. */
export function constantOf(set: TermSet, columns: TermColumns, schema: Schema): Float64Array | null {
  if (set.intercept) return Float64Array.from(columns.names, (_, j) => (j === 0 ? 1 : 0))
  const factors = new Set(schema.variables.filter(({ kind }) => kind === 'factor').map(({ label }) => label))
  const full = fullDummies(set, (label) => factors.has(label))
  const term = set.terms.findIndex(({ variables }, t) => variables.length === 1 && full[t]![0] === true)
  return term < 0 ? null : Float64Array.from(columns.assign, (own) => (own === term ? 1 : 0))
}
