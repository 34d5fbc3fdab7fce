/** What a file turned out to be that is no text. */
export type FileFormat = 'xlsx' | 'parquet' | 'arrow' | 'gzip' | 'html' | 'binary'

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
}
