/** What a name was looked for among. */
export type NamedThing = 'group' | 'term' | 'level' | 'column'

/** Codes of prediction, with the data of their sentences. */
export interface PredictionCodes {
  'prediction/no-rows': { readonly function: string }
  'prediction/needs-products': { readonly terms: readonly string[] }
  'prediction/unknown-name': {
    readonly kind: NamedThing
    readonly name: string
    readonly nearest: readonly string[]
    readonly known: readonly string[]
    /** Number of all that are known; `known` may hold the first of them only. */
    readonly count: number
  }
  'prediction/invalid-option': {
    readonly option: string
    readonly found: string
    readonly expected: readonly string[]
  }
  'prediction/new-level': NewLevelsFound
  'prediction/new-levels': NewLevelsFound
  /** Rows of the data, from 1, the first of them. */
  'prediction/missing-rows': { readonly rows: readonly number[]; readonly count: number }
  'prediction/incomplete-rows': { readonly function: string; readonly rows: readonly number[]; readonly count: number }
  'prediction/extrapolation': {
    readonly column: string
    readonly term: string
    readonly value: number
    /** From 1. */
    readonly row: number
    readonly lower: number
    readonly upper: number
    /** Number of rows that are as far. */
    readonly rows: number
  }
  'prediction/population-df': { readonly rows: number }
  'prediction/unit-weights': { readonly column: string }
  'prediction/needs-variances': { readonly column: string }
  'prediction/no-inverse': { readonly response: string }
  'prediction/update-level': { readonly group: string; readonly level: string }
  'prediction/update-target': Readonly<Record<string, never>>
  'prediction/which-term': { readonly terms: readonly string[] }
  'prediction/needs-data': { readonly function: string }
  'prediction/zero-residual-variance': {
    readonly kind: string
    /** The first of them, from 1 on. */
    readonly rows: readonly number[]
    readonly count: number
  }
  'prediction/related-levels': { readonly group: string }
  'prediction/shrinkage': {
    readonly group: string
    readonly terms: readonly string[]
    /** Number of groups. */
    readonly groups: number
    readonly least: ShrinkageFact
    readonly most: ShrinkageFact
    /** Reliability of the least reliable group with twice its rows. */
    readonly doubled: number
    /** How many times its rows it needs for a reliability of 0.9; null where no number is enough. */
    readonly needed: number | null
    /** Whether residuals are correlated, so that more rows are not more of the same. */
    readonly correlated: boolean
    /** Groups whose own rows determine no estimate: the first of them. */
    readonly without: { readonly levels: readonly string[]; readonly count: number }
  }
  'prediction/which-variable': { readonly columns: readonly string[] }
  'prediction/needs-range': { readonly variable: string }
  'prediction/fanning': {
    readonly variable: string
    readonly groups: readonly string[]
    readonly from: number
    readonly to: number
    readonly direction: 'out' | 'in' | 'in-then-out' | 'out-then-in' | 'parallel'
    /** Standard deviations of the random part. */
    readonly sdStart: number
    readonly sdEnd: number
    readonly sdMinimum: number
    readonly minimum: number
    readonly place: 'before' | 'inside' | 'after'
  }
  'prediction/not-closed': { readonly variable: string; readonly part: string | null }
  'prediction/own-origin': { readonly variable: string; readonly label: string }
  'prediction/frequency-rows': Readonly<Record<string, never>>
  'prediction/needs-seed': Readonly<Record<string, never>>
  'prediction/too-many-effects': { readonly effects: number; readonly largest: number }
  'prediction/bootstrap-failed': { readonly done: number; readonly count: number }
  'prediction/bootstrap-refits': { readonly failed: number; readonly count: number }
  'prediction/unknown-position': {
    readonly structure: string
    readonly position: string
    readonly known: readonly string[]
  }
  'prediction/past-rows': { readonly rows: number; readonly most: number }
  'prediction/past-target': Readonly<Record<string, never>>
  'prediction/singular-rows': { readonly rows: number }
  'prediction/other-data': {
    readonly rows: number
    readonly expected: number
    /** A column whose values are others; null where the number of rows is. */
    readonly column: string | null
  }
}

/** Levels of a grouping factor that were not in the fit. */
export interface NewLevelsFound {
  readonly group: string
  /** The first of them. */
  readonly levels: readonly string[]
  readonly count: number
  /** Rows that have them. */
  readonly rows: number
  /** Number of levels of the fit. */
  readonly known: number
  readonly policy: 'draw' | 'population' | 'error'
}

/** What a group keeps of its own data. */
export interface ShrinkageFact {
  readonly level: string
  readonly reliability: number
  /** Number of its rows, where the model holds them. */
  readonly rows: number | null
}
