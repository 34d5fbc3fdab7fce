import { type Diagnostic, LmmError } from 'lmm'
import { expand, explainFormula, type FormulaExplanation, parse } from 'lmm/formula'
import type { ColumnView } from './engine/protocol.ts'

type Messages = NonNullable<Parameters<typeof explainFormula>[1]>['messages']

/** What a formula says of a table, or what is wrong with it; null for an empty one. */
export function parsed(
  formula: string,
  columns: readonly ColumnView[],
  messages: Messages,
): FormulaExplanation | Diagnostic | null {
  if (formula.trim() === '') return null
  try {
    const terms = expand(parse(formula), { columns: columns.map(({ name }) => name) })
    const factors = columns.filter(({ kind }) => kind !== 'number').map(({ name }) => name)
    return explainFormula(terms, { factors, ...(messages && { messages }) })
  } catch (error) {
    if (error instanceof LmmError) return error.diagnostic
    throw error
  }
}
