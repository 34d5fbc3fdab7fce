/** Codes of inference, with the data of their sentences. */
export interface InferenceCodes {
  'inference/invalid-option': {
    readonly option: string
    readonly found: string
    readonly expected: readonly string[]
  }
  'inference/weights-length': {
    readonly label: string
    readonly found: number
    readonly coefficients: readonly string[]
  }
  'inference/mean-weights-length': {
    readonly label: string
    readonly found: number
    readonly means: readonly string[]
  }
  'inference/unknown-coefficient': {
    readonly label: string
    readonly name: string
    readonly nearest: readonly string[]
    readonly known: readonly string[]
  }
  'inference/aliased-coefficient': { readonly label: string; readonly name: string }
  'inference/needs-rows': {
    readonly what: 'aliased' | 'weights' | 'proportional' | 'offset' | 'r2' | 'simulation'
    readonly columns: readonly string[]
  }
  'inference/hypothesis': {
    readonly type: 'I' | 'II' | 'III'
    readonly term: string
    readonly factors: readonly string[]
    readonly numbers: readonly string[]
    /** What the means or slopes may depend on: the largest sets of factors of other terms; the empty set stands for a constant. */
    readonly margins: readonly (readonly string[])[]
    readonly averaged: readonly string[]
    readonly atZero: readonly string[]
    readonly after: readonly string[]
    readonly empty: readonly string[]
  }
  'inference/means-specification': { readonly text: string }
  'inference/unknown-covariate': { readonly name: string; readonly known: readonly string[] }
  'inference/covariate-mean': { readonly name: string }
  'inference/covariate-values': { readonly name: string }
  'inference/unknown-factor': { readonly name: string; readonly known: readonly string[] }
  'inference/unknown-level': { readonly level: string; readonly known: readonly string[] }
  'inference/no-inverse': { readonly response: string }
  'inference/no-residual-variance': Readonly<Record<string, never>>
  'inference/other-response': { readonly first: string; readonly other: string }
  'inference/other-rows': { readonly formula: string; readonly rows: number; readonly expected: number }
  'inference/other-criterion': { readonly first: string; readonly other: string }
  'inference/reml-fixed-effects': { readonly formula: string }
  'inference/needs-refit': Readonly<Record<string, never>>
  'inference/not-estimable': { readonly cells: readonly string[] }
  'inference/needs-products': { readonly what: 'profile' }
  'inference/profile-refitted': { readonly from: 'REML' | 'ML'; readonly to: 'REML' | 'ML' }
  'inference/profile-left': { readonly parameters: readonly string[] }
  'inference/unknown-parameter': {
    readonly name: string
    readonly nearest: readonly string[]
    readonly known: readonly string[]
  }
  'inference/weight-not-finite': { readonly label: string; readonly name: string }
}
