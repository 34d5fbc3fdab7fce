/** Codes of calls that hand over something else than they should, with the data of their sentences. */
export interface CallCodes {
  'call/unknown-option': {
    readonly call: string
    readonly option: string
    readonly nearest: readonly string[]
    readonly known: readonly string[]
  }
  'call/options': { readonly call: string; readonly found: string; readonly known: readonly string[] }
  'call/argument': {
    readonly call: string
    readonly argument: string
    readonly found: string
    readonly expected: ArgumentForm
  }
  'call/no-model': { readonly call: string; readonly found: string }
}

/** What an argument should have been. */
export type ArgumentForm =
  | 'column'
  | 'whole-number'
  | 'df-method'
  | 'weights'
  | 'weights-list'
  | 'specs'
  | 'means'
  | 'models'
  | 'products'
  | 'names'
  | 'seed'
  | 'digits'
  | 'records'
