import { type LmmError, nearest, type Span } from '@lmm/diagnostics'
import { errorAt } from './say.ts'

/** What the names of a text may mean. */
export interface Scope {
  readonly text: string
  /** Columns of the data; null where any name is taken for one. */
  readonly columns: ReadonlySet<string> | null
  /** Covariance structures; null where any name is taken for one. */
  readonly structures: ReadonlySet<string> | null
}

/** Names that callers of `expand`, `parseCovariance` and `parseVariance` know. */
export interface KnownNames {
  /** Names of the columns of the data. */
  readonly columns: Iterable<string>
  /** Names of the covariance structures; without it every name is let through. */
  readonly structures?: Iterable<string>
}

/** The scope of a text. */
export function scopeOf(text: string, known: KnownNames): Scope {
  return { text, columns: new Set(known.columns), structures: known.structures ? new Set(known.structures) : null }
}

/** Whether a name is a column, as far as is known. */
export function isColumn(scope: Scope, name: string): boolean {
  return scope.columns === null || scope.columns.has(name)
}

/** The error for a name that is no column. */
export function unknownColumn(scope: Scope, name: string, span: Span): LmmError {
  const columns = [...(scope.columns ?? [])]
  return errorAt('formula/unknown-column', { name, nearest: nearest(name, columns), columns }, scope.text, span)
}
