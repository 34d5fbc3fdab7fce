import type { JsonKind } from './cli.ts'

/** What a file turned out to be that is no text; `ole` are workbooks of Excel before 2007 and encrypted ones. */
export type FileFormat =
  | 'xlsx'
  | 'parquet'
  | 'parquet-encrypted'
  | 'arrow'
  | 'feather-1'
  | 'ole'
  | 'gzip'
  | 'pdf'
  | 'html'
  | 'binary'

/** A sheet of a workbook, with the name of the file or null. */
interface InSheet {
  readonly source: string | null
  readonly sheet: string
}

/** Name of the file or null, and the line of the text, from 1. */
interface At {
  readonly source: string | null
  readonly line: number
}

/** Codes of reading tables from files, with the data of their sentences. */
export interface ReadersCodes {
  'readers/bad-source': { readonly found: string }
  'readers/bad-option': { readonly option: string; readonly value: string }
  'readers/not-text': { readonly source: string | null; readonly format: FileFormat }
  'readers/encoding': { readonly source: string | null; readonly encoding: string }
  'readers/empty': { readonly source: string | null }
  'readers/no-rows': { readonly source: string | null; readonly columns: number }
  /** `rowNames`: the header lacks just one name, as R's write.table leaves it out. */
  'readers/ragged-row': At & {
    readonly found: number
    readonly expected: number
    readonly delimiter: string
    readonly rowNames: boolean
  }
  'readers/open-quote': At
  'readers/after-quote': At & { readonly found: string }
  /** Positions from 1. */
  'readers/duplicate-name': {
    readonly source: string | null
    readonly name: string
    readonly positions: readonly number[]
  }
  'readers/empty-name': {
    readonly source: string | null
    readonly positions: readonly number[]
    readonly columns: number
  }
  'readers/row-names': { readonly source: string | null }
  'readers/mixed-column': At & {
    readonly column: string
    readonly numbers: number
    readonly cells: number
    readonly found: string
  }

  /** A file without a byte, or JSON without a row. */
  'readers/empty-file': { readonly source: string | null }
  'readers/wrong-format': {
    readonly source: string | null
    readonly expected: string
    readonly found: FileFormat | 'text'
  }
  /** `reason`: words of what decodes the format. */
  'readers/corrupt': { readonly source: string | null; readonly format: string; readonly reason: string }
  'readers/encrypted': { readonly source: string | null; readonly format: string }
  'readers/old-workbook': { readonly source: string | null }
  'readers/compression': { readonly source: string | null; readonly format: string; readonly codec: string }
  'readers/column-left-out': { readonly source: string | null; readonly column: string; readonly type: string }
  'readers/big-integers': { readonly source: string | null; readonly column: string }
  'readers/sheet': InSheet & { readonly others: readonly string[] }
  /** `hasHeader`: there are names, and no rows under them. */
  'readers/empty-sheet': InSheet & { readonly hasHeader: boolean; readonly others: readonly string[] }
  'readers/unknown-sheet': InSheet & { readonly sheets: readonly string[]; readonly nearest: readonly string[] }
  'readers/error-cells': InSheet & { readonly count: number; readonly cell: string; readonly value: string }
  'readers/formula-cells': InSheet & { readonly count: number; readonly cell: string }
  /** Cells of a column by kind, and the first of the rarest kind. */
  'readers/mixed-cells': InSheet & {
    readonly column: string
    readonly counts: Readonly<Record<string, number>>
    readonly kind: string
    readonly cell: string
    readonly found: string
  }
  'readers/json-syntax': {
    readonly source: string | null
    /** From 1; null where the parser does not tell. */
    readonly place: { readonly line: number; readonly column: number } | null
  }
  'readers/json-table': { readonly source: string | null; readonly found: JsonKind }
}
