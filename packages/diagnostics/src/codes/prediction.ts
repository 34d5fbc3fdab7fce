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
}
