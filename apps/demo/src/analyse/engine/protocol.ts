import type { FigureName } from '@lmm/plots'
import type { CodeLanguage } from '@lmm/report/code'
import type { Criterion, Diagnostic, ModelComparison, Summary } from 'lmm'
import type { Language } from '../../state/language.ts'
import type { ColumnType, Recipe } from './recipe.ts'

/** A column as the page shows it. */
export interface ColumnView {
  readonly name: string
  readonly kind: ColumnType | 'text' | 'logical'
  readonly missing: number
  /** Levels in their order, at most some of them. */
  readonly levels: readonly string[]
  readonly levelCount: number
  /** Least and largest number. */
  readonly range: readonly [number, number] | null
}

/** A table as the page shows it. */
export interface TableView {
  readonly rowCount: number
  readonly columns: readonly ColumnView[]
  /** The first rows as texts; null is missing. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** SHA-256 of the file; null for a bundled set. */
  readonly hash: string | null
  readonly notes: readonly Diagnostic[]
}

/** What is to be fitted. */
export interface ModelChoice {
  readonly formula: string
  readonly criterion: Criterion
  /** Covariance of the residuals; empty for independent ones. */
  readonly residual: string
  /** Variance function; empty for none. */
  readonly variance: string
  readonly df: 'satterthwaite' | 'kenward-roger' | 'between-within' | 'containment' | 'residual' | 'asymptotic'
}

export interface Interval {
  readonly target: string
  readonly estimate: number
  readonly lower: number
  readonly upper: number
}

/** Observed values in each cell of two columns. */
export interface Counts {
  readonly across: readonly string[]
  readonly down: readonly string[]
  /** Rows with a value, and all rows, by row of the table. */
  readonly cells: readonly (readonly (readonly [number, number])[])[]
}

/** What the page asks of the worker, and what it answers. */
export interface Requests {
  load: { ask: Recipe; answer: TableView }
  fit: { ask: ModelChoice; answer: { readonly summary: Summary; readonly milliseconds: number } }
  figure: {
    ask: {
      readonly name: FigureName
      readonly theme: 'light' | 'dark'
      readonly language: Language
      /** Pixels that there are for it. */
      readonly width: number
    }
    answer: string
  }
  model: { ask: null; answer: string }
  code: { ask: CodeLanguage; answer: string }
  predict: {
    ask: Readonly<Record<string, string | number>>
    answer: { readonly intervals: readonly Interval[]; readonly notes: readonly Diagnostic[] }
  }
  table: { ask: null; answer: string }
  counts: { ask: { readonly response: string; readonly across: string; readonly down: string }; answer: Counts }
  compare: { ask: readonly ModelChoice[]; answer: readonly ModelComparison[] }
}

export type RequestName = keyof Requests

/** One iteration of a fit. */
export interface Progress {
  readonly iteration: number
  readonly criterion: number
}

export type Reply =
  | { readonly id: number; readonly kind: 'answer'; readonly answer: unknown }
  | { readonly id: number; readonly kind: 'refused'; readonly diagnostic: Diagnostic }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
