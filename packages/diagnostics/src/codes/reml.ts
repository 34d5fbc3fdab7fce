/** Codes of estimation, with the data of their sentences. */
export interface RemlCodes {
  'reml/unknown-structure': {
    readonly structure: string
    readonly nearest: readonly string[]
    readonly known: readonly string[]
  }
  'reml/unknown-criterion': { readonly criterion: string; readonly known: readonly string[] }
  'reml/no-degrees-of-freedom': { readonly rows: number; readonly coefficients: number }
  'reml/perfect-fit': { readonly response: string }
  'reml/zero-residual': { readonly response: string; readonly groups: readonly string[] }
  'reml/no-table': Readonly<Record<string, never>>
  'reml/products-option': { readonly option: string }
  'reml/not-a-model': { readonly problem: string }
  'reml/model-version': { readonly found: number; readonly known: number }
  'reml/relationship-levels': { readonly group: string; readonly level: string }
  'reml/relationship-size': {
    readonly group: string
    readonly levels: number
    readonly rows: number
    readonly columns: number
  }
  'reml/relationship-entry': { readonly group: string; readonly row: string; readonly column: string }
  'reml/relationship-symmetric': { readonly group: string; readonly row: string; readonly column: string }
  'reml/relationship-definite': {
    readonly group: string
    readonly level: string
    readonly inverse: boolean
    /** What the levels before leave of its diagonal, and those that take most of it. */
    readonly left: number
    readonly given: readonly string[]
    /** Whether nothing is left, rather than less. */
    readonly singular: boolean
  }
  'reml/relationship-group': {
    readonly group: string
    readonly groups: readonly string[]
    readonly nearest: readonly string[]
  }
  'reml/relationship-absent': {
    readonly group: string
    readonly absent: readonly string[]
    readonly count: number
    readonly levels: number
  }
  'reml/pedigree-twice': { readonly individual: string }
  'reml/pedigree-loop': { readonly individual: string }
  'reml/infeasible': { readonly reason: string }
  'reml/basis': { readonly term: string; readonly structure: string }
  'reml/boundary': {
    readonly say: readonly string[]
    readonly directions: readonly DirectionData[]
    /** Formula that fits equally well. */
    readonly simpler: string | null
  }
  'reml/flat': { readonly say: readonly string[]; readonly directions: readonly DirectionData[] }
  'reml/not-converged': { readonly gradientNorm: number; readonly iterations: number }
  'reml/zero-variance': DirectionData
  'reml/perfect-correlation': DirectionData
  'reml/reduced-rank': DirectionData
  'reml/flat-direction': DirectionData
  'reml/parameter-at-bound': DirectionData
  'reml/parameter-grows': DirectionData
  'reml/parameter-vanishes': DirectionData
  'reml/other-optima': { readonly count: number; readonly higher: number }
  'reml/fitted-variance': {
    readonly function: string
    readonly fits: number
    readonly settled: boolean
    readonly change: number
  }
  'reml/residual-not-definite': { readonly structure: string }
  'reml/residual-repeated': {
    readonly structure: string
    readonly group: string
    readonly level: string
    readonly position: string
    readonly rows: readonly number[]
    readonly count: number
  }
  'reml/relationship-form': {
    readonly group: string
    readonly found: readonly string[]
    readonly forms: readonly string[]
  }
  'reml/residual-size': {
    readonly structure: string
    readonly rows: number
    readonly most: number
    /** Grouping factors of random effects. */
    readonly groups: readonly string[]
    /** Whether residuals are correlated. */
    readonly residual: boolean
  }
  'reml/structure-start': {
    readonly structure: string
    readonly parameter: string
    readonly value: string
    readonly lower: string
    readonly upper: string
  }
  'reml/structure-not-covariance': {
    readonly structure: string
    readonly fault: 'not-finite' | 'not-symmetric' | 'not-definite'
    readonly positions: readonly string[]
    /** The element or the two elements; the smallest eigenvalue. */
    readonly value: string
    readonly parameters: readonly string[]
    readonly group: string | null
    readonly level: string | null
    readonly rows: readonly number[]
    readonly count: number
  }
  'reml/structure-failed': { readonly structure: string; readonly problem: string }
  'reml/start-length': { readonly found: number; readonly parameters: readonly string[]; readonly count: number }
  'reml/start-outside': {
    readonly parameter: string
    readonly value: string
    readonly lower: string
    readonly upper: string
  }
  'reml/residual-not-identifiable': {
    readonly structure: string
    readonly parameters: readonly string[]
    readonly more: number
    /** What stands beside the covariance of the residuals: a random term, a variance function, or nothing. */
    readonly beside: 'random' | 'variance' | 'nothing'
  }
  'reml/residual-parameters': {
    readonly structure: string
    readonly parameters: number
    readonly rows: number
    readonly variance: boolean
  }
  'reml/refit-values': {
    readonly name: 'y' | 'weights' | 'fitted'
    readonly found: number
    readonly n: number
    /** The first value that is not finite, or a weight that is not positive. */
    readonly at: number | null
  }
  'reml/refit-fitted': { readonly function: string }
  'reml/residual-weights': { readonly kind: string }
  'reml/unknown-variance-function': {
    readonly name: string
    readonly nearest: readonly string[]
    readonly known: readonly string[]
  }
}

/** A direction of the space of covariance parameters along which the fit is on a boundary or flat. */
export interface DirectionData {
  readonly kind:
    | 'zero-variance'
    | 'perfect-correlation'
    | 'reduced-rank'
    | 'flat-direction'
    | 'parameter-at-bound'
    | 'parameter-grows'
    | 'parameter-vanishes'
  readonly group: string
  readonly terms: readonly string[]
  /** Of a perfect correlation: its sign. */
  readonly sign?: number
  /** Of a covariance matrix of reduced rank: the rank. */
  readonly rank?: number
  /** Of a parameter at a bound of its range: the bound. */
  readonly value?: number
}
