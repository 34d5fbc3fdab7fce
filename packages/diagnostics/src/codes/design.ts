type Names = readonly string[]

/** What a cell of a table holds. */
export type CellKind =
  | 'number'
  | 'text'
  | 'logical'
  | 'date'
  | 'invalid-date'
  | 'function'
  | 'symbol'
  | 'array'
  | 'object'
  | 'null'
  | 'undefined'

/** What an expression of the formula is. */
export type ValueKind =
  | 'number'
  | 'basis'
  | 'factor'
  | 'ordered'
  | 'logical'
  | 'string'
  | 'constant'
  | 'constants'
  | 'text'

/** What an argument of a function must be. */
export type ArgumentKind =
  | 'number'
  | 'count'
  | 'flag'
  | 'constant'
  | 'coding'
  | 'finite-result'
  | 'knots'
  | 'breaks'
  | 'unit'

/** What is wrong with a matrix of contrasts. */
export type ContrastMatrixProblem = 'rows' | 'columns' | 'numbers' | 'names'

/** Rows with missing values, by the column that was missing first. */
export interface MissingData {
  readonly total: number
  readonly count: number
  readonly byColumn: readonly { readonly column: string; readonly count: number }[]
}

/** Levels found in rows where they cannot be used; rows 0-based, the first ten. */
export interface LevelData {
  readonly variable: string
  readonly levels: Names
  readonly known: Names
  readonly knownCount: number
  readonly rows: readonly number[]
  readonly count: number
}

/** Codes of tables, schemas and model matrices, with the data of their sentences. Rows are 0-based. */
export interface DesignCodes {
  'design/bad-table': { readonly found: CellKind }
  'design/bad-column': { readonly column: string; readonly found: CellKind }
  'design/bad-row': { readonly row: number; readonly found: CellKind }
  'design/bad-cell': { readonly column: string; readonly row: number; readonly found: CellKind }
  'design/mixed-column': {
    readonly column: string
    readonly row: number
    readonly value: string
    readonly found: CellKind
    readonly expected: CellKind
  }
  'design/unsafe-integer': { readonly column: string; readonly row: number; readonly value: string }
  'design/column-length': {
    readonly column: string
    readonly length: number
    readonly expected: number
    readonly other: string
  }
  'design/pivot-columns': { readonly found: number; readonly names: number; readonly groups: number }
  'design/stacked-kinds': { readonly column: string; readonly kinds: Names }
  'design/duplicate-column': { readonly column: string }
  'design/duplicate-level': { readonly column: string; readonly level: string }
  'design/factor-code': {
    readonly column: string
    readonly row: number
    readonly code: string
    readonly levels: number
  }
  'design/missing-column': { readonly column: string; readonly nearest: Names }
  'design/unknown-column': { readonly option: string; readonly column: string; readonly nearest: Names }
  'design/option-not-number': {
    readonly option: string
    readonly column: string
    readonly found: 'factor' | 'logical'
  }
  'design/not-a-number': { readonly column: string; readonly row: number; readonly text: string }
  'design/not-a-date': { readonly column: string; readonly row: number; readonly text: string }
  'design/not-logical': { readonly column: string; readonly row: number; readonly text: string }
  'design/infinite': { readonly column: string; readonly row: number; readonly count: number }
  /** The number of largest size in a column; null: beyond double precision. */
  'design/extreme-number': { readonly column: string; readonly value: number | null; readonly row: number }
  'design/absent-column': { readonly column: string; readonly nearest: Names }
  'design/text-as-number': { readonly column: string }
  'design/level-not-listed': LevelData
  'design/new-level': LevelData
  'design/unused-levels': { readonly factor: string; readonly levels: Names; readonly count: number }
  'design/one-level-factor': { readonly variable: string; readonly level: string }
  'design/unknown-contrast': {
    readonly factor: string
    readonly contrast: string
    readonly choices: Names
    readonly nearest: Names
  }
  'design/contrast-not-factor': { readonly name: string; readonly factors: Names; readonly nearest: Names }
  'design/contrast-size': { readonly factor: string; readonly size: number; readonly levels: Names }
  'design/contrast-scores': { readonly factor: string; readonly levels: Names }
  'design/contrast-matrix': {
    readonly factor: string
    readonly problem: ContrastMatrixProblem
    readonly levels: Names
  }
  'design/contrast-base': { readonly factor: string; readonly base: number; readonly levels: Names }
  'design/unknown-function': { readonly name: string; readonly nearest: Names }
  'design/argument': {
    readonly function: string
    readonly argument: string
    readonly found: string
    readonly expected: ArgumentKind
  }
  'design/argument-missing': { readonly function: string; readonly argument: string }
  'design/argument-unknown': { readonly function: string; readonly argument: string; readonly parameters: Names }
  'design/argument-twice': { readonly function: string; readonly argument: string }
  'design/too-many-arguments': { readonly function: string; readonly given: number; readonly parameters: Names }
  'design/operator': { readonly operator: string; readonly variable: string }
  'design/needs-number': {
    readonly user: string
    readonly variable: string
    readonly found: ValueKind
    readonly columns: Names
  }
  'design/needs-factor': { readonly user: string; readonly variable: string; readonly found: ValueKind }
  'design/not-ordered': { readonly operator: string; readonly variable: string }
  'design/no-such-level': {
    readonly level: string
    readonly variable: string
    readonly levels: Names
    readonly nearest: Names
  }
  'design/labels': { readonly labels: Names; readonly levels: Names }
  'design/no-spread': { readonly expression: string }
  'design/degree-too-high': { readonly expression: string; readonly degree: number; readonly distinct: number }
  'design/user-function': {
    readonly name: string
    readonly row: number
    readonly arguments: readonly number[]
    readonly found: CellKind
  }
  'design/not-finite': {
    readonly expression: string
    readonly row: number
    readonly count: number
    readonly inputs: readonly number[]
    readonly result: 'nan' | 'infinity' | '-infinity'
  }
  'design/new-group-mean': { readonly expression: string; readonly groups: Names; readonly count: number }
  'design/new-group-first': { readonly expression: string; readonly groups: Names; readonly count: number }
  'design/missing-values': MissingData
  'design/rows-dropped': MissingData
  'design/no-rows': MissingData
  'design/option-value': { readonly option: string; readonly found: string; readonly choices: Names }
  'design/weights-kind': { readonly kind: string; readonly choices: Names; readonly nearest: Names }
  'design/negative-weight': {
    readonly column: string
    readonly kind: string
    readonly row: number
    readonly value: number
    readonly count: number
  }
  'design/zero-variance': { readonly column: string; readonly row: number; readonly count: number }
  'design/zero-weights': { readonly column: string; readonly count: number }
  'design/no-response': { readonly formula: string }
  'design/response-not-number': { readonly response: string; readonly found: ValueKind; readonly levels: Names }
  'design/constant-response': { readonly response: string; readonly value: number; readonly rows: number }
  'design/equal-names': { readonly name: string }
  'design/aliased': { readonly columns: Names }
  'design/reused-labels': { readonly inner: string; readonly outer: string; readonly level: string }
  'design/merge': {
    /** Which of the parts, 0-based. */
    readonly part: number
    readonly what: 'formula' | 'weights' | 'offset' | 'coding' | 'residual'
    readonly found: string
    readonly expected: string
  }
  /** Products of a model whose residuals have a covariance or a variance function, as written. */
  'design/residual-products': { readonly residual: readonly string[] }
  'design/not-products': { readonly version: number }
  'design/one-level-group': { readonly group: string; readonly level: string; readonly term: string }
  'design/one-row-per-level': {
    readonly group: string
    readonly levels: number
    readonly rows: number
    readonly term: string
  }
  'design/too-many-random-effects': {
    readonly term: string
    readonly effects: number
    readonly levels: number
    readonly columns: number
    readonly rows: number
  }
  'design/ambiguous-levels': { readonly group: string; readonly level: string; readonly separator: string }
  'design/schema-lacks': { readonly variable: string }
  'design/schema-kind': { readonly variable: string; readonly found: string; readonly expected: string }
}
