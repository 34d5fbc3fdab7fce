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
  'reml/not-a-model': { readonly problem: string }
  'reml/model-version': { readonly found: number; readonly known: number }
  'reml/infeasible': { readonly reason: string }
  'reml/basis': { readonly term: string; readonly structure: string }
  'reml/boundary': { readonly say: readonly string[]; readonly directions: readonly DirectionData[] }
  'reml/flat': { readonly say: readonly string[]; readonly directions: readonly DirectionData[] }
  'reml/not-converged': { readonly gradientNorm: number; readonly iterations: number }
  'reml/zero-variance': DirectionData
  'reml/perfect-correlation': DirectionData
  'reml/reduced-rank': DirectionData
  'reml/flat-direction': DirectionData
}

/** A direction of the space of covariance parameters along which the fit is on a boundary or flat. */
export interface DirectionData {
  readonly kind: 'zero-variance' | 'perfect-correlation' | 'reduced-rank' | 'flat-direction'
  readonly group: string
  readonly terms: readonly string[]
  /** Of a perfect correlation: its sign. */
  readonly sign?: number
  /** Of a covariance matrix of reduced rank: the rank. */
  readonly rank?: number
}
