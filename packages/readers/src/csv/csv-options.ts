import type { Diagnostic } from '@lmm/diagnostics'

/** How text is read as a table. */
export interface CsvOptions {
  /** Default: the one of `,` `;` tab and `|` that divides the first lines alike. */
  readonly delimiter?: string
  /** Default `,` where the delimiter is `;` and numbers are written so, else `.`. */
  readonly decimal?: '.' | ','
  /** Cells that stand for missing values; default `''` and `'NA'`. In a column of numbers NaN is missing as well. */
  readonly missing?: readonly string[]
  /** Columns that are text whatever their cells look like, `"007"` and `" 0"` included. Names of other columns are ignored. */
  readonly text?: readonly string[]
  /** Name of the file, for messages. */
  readonly source?: string
  /** Receives what there is to say about a table that could be read. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
}
