/** Codes of covariance structures and variance functions, with the data of their sentences. */
export interface CovarianceCodes {
  'covariance/unknown-option': {
    readonly structure: string
    readonly option: string
    readonly nearest: readonly string[]
    readonly known: readonly string[]
  }
  'covariance/option-value': {
    readonly structure: string
    readonly option: string
    readonly found: string
    readonly expected: OptionExpectation
  }
  'covariance/needs-positions': { readonly structure: string; readonly columns: readonly string[] }
  'covariance/too-many-coordinates': {
    readonly structure: string
    readonly found: readonly string[]
    readonly most: number
  }
  'covariance/coordinate-text': {
    readonly structure: string
    readonly column: string
    readonly levels: readonly string[]
  }
  'covariance/coordinate-not-finite': { readonly structure: string; readonly column: string; readonly value: string }
  'covariance/position-not-whole': { readonly structure: string; readonly column: string; readonly value: number }
  'covariance/span': {
    readonly structure: string
    readonly column: string
    readonly span: number
    readonly most: number
  }
  'covariance/unobserved-distance': {
    readonly structure: string
    readonly column: string
    readonly distances: readonly number[]
  }
  'covariance/too-many-parameters': {
    readonly structure: string
    readonly positions: number
    readonly parameters: number
    readonly most: number
  }
  'covariance/factors': { readonly structure: string; readonly factors: number; readonly positions: number }
  'covariance/kronecker-axis': { readonly structure: string; readonly found: readonly string[] }
  'covariance/variance-covariate': {
    readonly function: string
    readonly column: string
    readonly wanted: 'factor' | 'number'
  }
  'covariance/variance-not-finite': {
    readonly function: string
    readonly column: string
    readonly rows: readonly number[]
  }
  'covariance/variance-zero': { readonly function: string; readonly column: string; readonly rows: readonly number[] }
}

/** What an option of a structure may be. */
export type OptionExpectation = 'true or false' | 'a whole number' | 'a number in (0, 50] or free'
