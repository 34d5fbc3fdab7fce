/** What a JSON value is. */
export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

/** What is wrong with the description of a column in a schema file. */
export type SchemaProblem = 'not-an-object' | 'unknown-key' | 'type' | 'levels' | 'repeated-level' | 'levels-of-numbers'

/** Codes of the command line, with the data of their sentences. */
export interface CliCodes {
  'cli/unknown-option': { readonly option: string; readonly command: string; readonly nearest: readonly string[] }
  'cli/unknown-command': {
    readonly name: string
    readonly nearest: readonly string[]
    readonly known: readonly string[]
  }
  'cli/missing-argument': { readonly argument: string; readonly command: string; readonly usage: string }
  'cli/too-many-arguments': { readonly command: string; readonly surplus: readonly string[]; readonly usage: string }
  'cli/missing-value': { readonly option: string }
  'cli/conflicting-options': { readonly first: string; readonly second: string }
  'cli/invalid-value': { readonly option: string; readonly value: string; readonly expected: readonly string[] }
  'cli/repeated-value': { readonly option: string; readonly key: string }
  'cli/needs-option': { readonly option: string; readonly needs: string }
  'cli/saved-model-option': { readonly option: string; readonly path: string }
  'cli/wrong-usage': { readonly reason: string }

  'cli/not-available': { readonly option: string; readonly works: readonly string[] }
  'cli/file-not-found': {
    readonly path: string
    readonly nearest: readonly string[]
    readonly datasets: readonly string[]
  }
  'cli/directory': { readonly path: string; readonly tables: readonly string[] }
  'cli/not-readable': { readonly path: string; readonly reason: string }
  'cli/format-later': { readonly path: string; readonly format: string }
  'cli/cannot-write': { readonly path: string; readonly problem: string }
  'cli/relationship-file': { readonly path: string; readonly rows: number; readonly columns: number }
  'cli/unknown-format': { readonly path: string; readonly extension: string }
  'cli/unknown-dataset': {
    readonly name: string
    readonly nearest: readonly string[]
    readonly known: readonly string[]
  }
  'cli/standard-input-twice': Readonly<Record<string, never>>
  'cli/empty-file': { readonly source: string }
  'cli/json-syntax': {
    readonly source: string
    /** From 1; null where the parser does not tell. */
    readonly place: { readonly line: number; readonly column: number } | null
  }
  'cli/schema-file': { readonly path: string; readonly found: JsonKind }
  'cli/schema-column': {
    readonly path: string
    readonly column: string
    readonly problem: SchemaProblem
    readonly value: string
  }
  'cli/table-size': { readonly source: string; readonly rows: number; readonly columns: number }
  'cli/infinite-values': { readonly column: string; readonly count: number }
  'cli/model-size': {
    readonly formula: string
    readonly response: string
    readonly rows: number
    readonly dropped: number
  }
  'cli/unexpected': { readonly reason: string }
}
