/** What a formula means, a sentence for each part, with the data each sentence is made from. */
export interface ExplanationCodes {
  'formula/explain-intercept': { readonly response: string | null; readonly alone: boolean }
  'formula/explain-no-intercept': Readonly<Record<string, never>>
  'formula/explain-term': {
    readonly variables: readonly string[]
    readonly response: string | null
    /** A column of numbers, a function of such, a factor, one number with factors, or any other interaction. */
    readonly role: 'unknown' | 'number' | 'function' | 'factor' | 'slope' | 'interaction'
    /** Those of the variables that are factors. */
    readonly factors: readonly string[]
    /** Other variables of the interactions that the term is part of. */
    readonly higher: readonly string[]
  }
  'formula/explain-offset': { readonly variable: string }
  'formula/explain-random': {
    readonly group: readonly string[]
    readonly intercept: boolean
    /** Variables of each term. */
    readonly terms: readonly (readonly string[])[]
    readonly structure: string
  }
  'formula/explain-residual': {
    readonly structure: string
    /** Empty for the order of the rows. */
    readonly axis: readonly string[]
    /** Empty where all rows are one group. */
    readonly group: readonly string[]
    readonly by: string | null
  }
  'formula/explain-variance': { readonly name: string; readonly of: readonly string[]; readonly fitted: boolean }
}
