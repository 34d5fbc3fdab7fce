/** A number, or null where none exists. */
export type Cell = number | null | undefined
/** Numbers in rows of rows. */
export type Numbers = Cell | readonly Numbers[]

type CellRows = readonly (readonly Cell[])[]

/** What is read of the JSON that `lmm fit --json` prints: the names are those of the command. */
export interface SummaryJson {
  readonly deviance: Cell
  readonly npar: Cell
  readonly aic: Cell
  readonly bic: Cell
  readonly sigma: Cell
  readonly singular?: boolean
  readonly fixed: readonly FixedRow[]
  readonly vcov?: CellRows
  readonly random?: readonly {
    readonly group: string
    readonly terms: readonly string[]
    readonly covariance: CellRows
  }[]
  readonly residual?: {
    readonly parameters: Readonly<Record<string, Cell>>
    readonly variance?: {
      readonly sd?: Readonly<Record<string, Cell>>
      readonly parameters?: Readonly<Record<string, Cell>>
    } | null
    readonly covariance?: { readonly matrix: CellRows } | null
  } | null
  readonly randomEffects?: readonly RandomEffectsBlock[]
  readonly fitted?: readonly Cell[]
  readonly populationFitted?: readonly Cell[]
  readonly predictions?: { readonly population: readonly Cell[]; readonly conditional: readonly Cell[] }
  readonly anova?: { readonly rows: readonly AnovaRow[] }
  readonly means?: readonly { readonly rows: readonly MeansRow[]; readonly contrasts?: readonly ContrastRow[] }[]
  readonly profile?: readonly { readonly parameter: string; readonly lower: Cell; readonly upper: Cell }[]
  readonly r2?: { readonly marginal: Cell; readonly conditional: Cell }
  readonly comparison?: readonly { readonly aic: Cell; readonly chisq: Cell; readonly pValue: Cell }[]
}

export interface FixedRow {
  readonly term: string
  readonly estimate: Cell
  readonly stdError: Cell
  readonly df?: Cell
  readonly pValue?: Cell
}

export interface RandomEffectsBlock {
  readonly group: string
  readonly terms: readonly string[]
  readonly levels: readonly string[]
  readonly values: CellRows
}

export interface AnovaRow {
  readonly term: string
  readonly numDf: Cell
  readonly denDf: Cell
  readonly statistic: Cell
}

export interface MeansRow {
  readonly levels: Readonly<Record<string, string | number>>
  readonly estimate: Cell
  readonly stdError: Cell
  readonly df: Cell
}

export interface ContrastRow {
  readonly contrast: string
  readonly pValue: Cell
}
