/** What the grammar expects at some place. */
export type ExpectedPart = 'operand' | 'quoted-name' | 'tilde' | 'operator-or-end' | 'closing' | 'comma-or-closing'

/** What the formula language says, by code, with the data each sentence is made from. */
export interface FormulaCodes {
  'formula/not-a-text': { readonly found: string }
  'formula/empty': Readonly<Record<string, never>>
  'formula/too-long': { readonly length: number; readonly limit: number }
  'formula/too-deep': { readonly limit: number }
  'formula/too-many-terms': { readonly limit: number }

  'formula/character': { readonly character: string; readonly codePoint: string; readonly instead: string | null }
  'formula/unclosed-quote': { readonly quote: string }
  'formula/escape': { readonly sequence: string }
  'formula/number': { readonly text: string }
  'formula/reserved-word': { readonly word: string }
  'formula/unexpected': { readonly found: string | null; readonly expected: ExpectedPart }
  'formula/missing-operator': { readonly left: string; readonly right: string }
  'formula/unclosed-parenthesis': { readonly callee: string | null; readonly found: string | null }
  'formula/unopened-parenthesis': Readonly<Record<string, never>>
  'formula/equals-sign': { readonly tilde: boolean }
  'formula/assignment': { readonly operator: string }
  'formula/column-of-table': { readonly name: string | null }
  'formula/no-tilde': { readonly text: string }
  'formula/second-tilde': Readonly<Record<string, never>>
  'formula/chained-comparison': { readonly operator: string }
  'formula/unknown-operator': { readonly operator: string; readonly known: readonly string[] }
  'formula/package': { readonly package: string }

  'formula/unknown-column': {
    readonly name: string
    readonly nearest: readonly string[]
    readonly columns: readonly string[]
  }
  'formula/dot': { readonly where: 'random' | 'call' | 'covariance' }
  'formula/number-as-term': { readonly number: string }
  'formula/number-in-interaction': { readonly number: string; readonly operator: string; readonly text: string }
  'formula/constant-as-term': { readonly text: string }
  'formula/constant-response': { readonly text: string }
  'formula/power': { readonly found: string }
  'formula/power-of-variable': { readonly text: string; readonly variable: string; readonly power: number }
  'formula/response-on-the-right': { readonly response: string; readonly term: string }
  'formula/nothing-to-remove': { readonly term: string; readonly nearest: readonly string[] }
  'formula/offset-arguments': { readonly count: number }
  'formula/duplicate-offset': { readonly variable: string }
  'formula/offset-place': { readonly where: 'interaction' | 'random' }

  'formula/bar-without-parentheses': { readonly bar: string; readonly group: string }
  'formula/bar-in-interaction': { readonly bar: string; readonly operator: string }
  'formula/bar-in-bar': { readonly bar: string }
  'formula/bar-in-response': { readonly bar: string }
  'formula/double-bar-in-structure': { readonly structure: string; readonly bar: string }
  'formula/no-random-columns': { readonly bar: string }
  'formula/number-as-group': { readonly number: string }
  'formula/no-group': { readonly bar: string }
  'formula/duplicate-random-term': { readonly label: string }
  'formula/unknown-structure': {
    readonly name: string
    readonly nearest: readonly string[]
    readonly structures: readonly string[]
    /** The term in the parentheses. */
    readonly bar: string
    /** Whether the name is one of a column. */
    readonly column: boolean
  }
  'formula/structure-argument': { readonly structure: string; readonly text: string }
  'formula/structure-option-value': { readonly option: string; readonly found: string }
  'formula/structure-option-twice': { readonly option: string }

  'formula/covariance-syntax': { readonly text: string }
  'formula/covariance-axis': { readonly found: string }
  'formula/covariance-group': { readonly found: string }
  'formula/variance-syntax': { readonly text: string }
  'formula/unknown-variance': {
    readonly name: string
    readonly nearest: readonly string[]
    readonly functions: readonly string[]
  }
  'formula/variance-covariate': { readonly name: string; readonly found: string }
  'formula/variance-fitted': { readonly name: string }

  'formula/update-no-response': Readonly<Record<string, never>>
}
