import type { Span } from '@lmm/diagnostics'
import type { Expression } from './expression.ts'

/** A variable of the model frame: a column or an expression of columns, e.g. `Days`, `I(Days^2)`, `poly(t, 2)`. */
export interface Variable {
  /** As R deparses it: equal labels are one variable. */
  readonly label: string
  readonly expression: Expression
  /** Columns of the data that the expression reads. */
  readonly columns: readonly string[]
}

/** A product of variables, `a:b`. */
export interface Term {
  readonly label: string
  readonly variables: readonly Variable[]
}

/** What stands left of a bar, or the whole fixed part: an intercept or none, and terms in R's order (by degree, then as written). */
export interface TermSet {
  readonly intercept: boolean
  readonly terms: readonly Term[]
}

/** Options of a structure in the formula, `matern(x | g, nu = 1.5)`: `{ nu: 1.5 }`. */
export type StructureOptions = Readonly<Record<string, number | boolean | string>>

/** One random-effects term. `(1 | a/b)` expands to two, `(x || g)` is one of structure `diag`. */
export interface RandomTerm {
  /** As lme4 would print it, e.g. `(1 + Days | Subject)`. */
  readonly label: string
  readonly structure: string
  readonly options: StructureOptions
  readonly columns: TermSet
  /** Factors whose interaction is the grouping factor, `a:b`. */
  readonly group: readonly Variable[]
  /** `a:b`: terms with equal group names share their levels. */
  readonly groupName: string
  readonly span: Span
}

/** A formula expanded: all that later stages need of it, free of data. */
export interface ModelTerms {
  /** The formula as printed from its syntax tree. */
  readonly formula: string
  readonly response: Variable | null
  readonly fixed: TermSet
  readonly random: readonly RandomTerm[]
  readonly offsets: readonly Variable[]
}
