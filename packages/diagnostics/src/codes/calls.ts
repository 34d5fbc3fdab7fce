/** Codes of calls that hand over something else than they should, with the data of their sentences. */
export interface CallCodes {
  'call/unknown-option': {
    readonly call: string
    readonly option: string
    readonly nearest: readonly string[]
    readonly known: readonly string[]
  }
  'call/options': { readonly call: string; readonly found: string; readonly known: readonly string[] }
  'call/no-model': { readonly call: string; readonly found: string }
}
