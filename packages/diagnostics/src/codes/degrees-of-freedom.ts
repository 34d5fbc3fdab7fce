/** Sentences that need no data. */
type NoData = Readonly<Record<string, never>>

/** Methods that a model may not be able to have. */
export type DemandingMethod = 'kenward-roger' | 'between-within' | 'containment' | 'residual'

/** Codes of degrees of freedom, with the data of their sentences. */
export interface DegreesOfFreedomCodes {
  'df/needs-reml': NoData
  'df/needs-products': { readonly method: DemandingMethod }
  'df/needs-independent-residuals': { readonly method: DemandingMethod }
  'df/needs-rows': { readonly method: DemandingMethod }
  'df/needs-one-group': { readonly groups: readonly string[] }
  'df/too-many-effects': {
    readonly effects: number
    readonly limit: number
    readonly groups: readonly string[]
  }
  'df/none-left': { readonly method: DemandingMethod; readonly term: string }
  'df/joined-rows': { readonly rows: number }
  'df/infeasible': NoData
  'df/reduced-model': NoData
  'df/all-elements': NoData
}
