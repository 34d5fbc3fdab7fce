/** Sentences that need no data. */
type NoData = Readonly<Record<string, never>>

/** What intervals are of. */
export type IntervalTarget = 'population' | 'group' | 'new-group' | 'observation'

/** What another software may not have of a model. */
export type LackingFeature =
  | 'relationship'
  | 'random-structure'
  | 'residual-structure'
  | 'grouping'
  | 'weights'
  | 'function'
  | 'contrasts'
  | 'variance'

/** What a report says, by code, with the data each sentence is made from. */
export interface ReportCodes {
  'report/title': { readonly criterion: 'REML' | 'ML'; readonly mixed: boolean }
  'report/tested': { readonly term: string; readonly hypothesis: string }
  'report/rows': {
    readonly rows: number
    readonly groups: readonly { readonly name: string; readonly levels: number }[]
  }
  'report/dropped': {
    readonly count: number
    readonly total: number
    readonly byColumn: readonly { readonly column: string; readonly count: number }[]
  }
  'report/weights': { readonly column: string; readonly kind: 'precision' | 'frequency' | 'known-variance' }
  'report/offset': { readonly column: string }

  'report/random-effects': NoData
  'report/residual-variance': NoData
  'report/residual-covariance': NoData
  'report/fixed-effects': NoData
  'report/fit': NoData
  'report/certificate': NoData
  'report/warnings': NoData
  'report/notes': NoData
  'report/correlations': { readonly group: string }
  'report/level-effects': { readonly group: string }
  'report/fitted-values': NoData
  'report/predictions': NoData

  'report/group': NoData
  'report/term': NoData
  'report/variance': NoData
  'report/sd': NoData
  'report/correlation': NoData
  'report/residual': { readonly weighted: boolean }
  'report/estimate': NoData
  'report/std-error': NoData
  'report/t': NoData
  'report/z': NoData
  'report/p': NoData
  'report/df': NoData
  'report/lower': { readonly level: number }
  'report/upper': NoData
  'report/criterion': { readonly criterion: 'REML' | 'ML' }
  'report/log-likelihood': NoData
  'report/parameters': NoData
  'report/level': NoData
  'report/row': NoData
  'report/fitted': NoData
  'report/residuals': NoData
  'report/population': NoData
  'report/conditional': NoData
  'report/interval-lower': { readonly target: IntervalTarget; readonly level: number }
  'report/interval-upper': { readonly target: IntervalTarget }

  'report/structure': { readonly group: string; readonly structure: string }
  'report/residual-structure': { readonly structure: string; readonly group: string | null; readonly by: string | null }
  'report/variance-function': { readonly name: string; readonly of: string }
  'report/position': NoData
  'report/no-fixed-effects': NoData
  'report/shares': NoData
  'report/r2-marginal': NoData
  'report/r2-conditional': NoData
  'report/icc-adjusted': NoData
  'report/icc-unadjusted': NoData
  'report/comparison': NoData
  'report/profile': { readonly criterion: 'REML' | 'ML' }
  'report/parameter': NoData
  'report/model': NoData
  'report/chi-square': NoData
  'report/boundary-p': { readonly formula: string; readonly p: string; readonly simulations: number | null }
  'report/compared-by-ml': NoData
  'report/needs-update': NoData
  'report/anova': { readonly type: 'I' | 'II' | 'III' }
  'report/num-df': NoData
  'report/den-df': NoData
  'report/means': { readonly specs: string }
  'report/contrast': NoData
  'report/adjustment': { readonly adjust: string }
  'report/df-method': { readonly method: string }
  'report/unknown-df': { readonly name: string; readonly known: readonly string[] }
  'report/apa-model': {
    readonly formula: string
    readonly criterion: 'REML' | 'ML'
    readonly rows: number
    readonly groups: readonly { readonly name: string; readonly levels: number }[]
    readonly df: string
  }
  'report/apa-random': { readonly group: string; readonly term: string; readonly numbers: string }
  'report/apa-residual': { readonly numbers: string }
  'report/apa-singular': NoData
  'report/no-response': NoData
  'report/no-code': {
    readonly software: string
    readonly feature: LackingFeature
    readonly detail: string
  }
  'report/aliased': { readonly columns: readonly string[] }

  'report/optimal': { readonly decrease: string }
  'report/closed-form': NoData
  'report/boundary': { readonly decrease: string; readonly directions: readonly string[] }
  'report/flat': { readonly decrease: string; readonly directions: readonly string[] }
  'report/not-converged': { readonly decrease: string }
  'report/boundary-meaning': {
    readonly zeroVariance: boolean
    readonly reducedRank: boolean
    readonly simpler: string | null
  }
}
